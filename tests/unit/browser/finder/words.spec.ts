import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  asked,
  authored,
  closeness,
  LETTER,
  LOOSE,
  mayMean,
  WORDS,
} from '../../../../src/browser/finder/page/words.mjs';

const close: [text: string, name: string, closeness: number | undefined][] = [
  ['Submit', 'Submit', LETTER],
  ['  Submit\n ', 'Submit', LETTER],
  ['Sub\u00admit', 'Submit', LETTER],
  ['SUBMIT', 'submit', LOOSE],
  ['State *', 'State', LOOSE],
  ['State (required):', 'State', LOOSE],
  ['State * (optional)', 'State', LOOSE],
  ['Next →', 'Next', LOOSE],
  ['« Back', 'Back', LOOSE],
  ['🔍 Search', 'Search', LOOSE],
  ['Año', 'ano', LOOSE],
  ['Straße 1', 'strasse 1', undefined],
  ['Mother’s name', "Mother's name", LOOSE],
  ['State of residence', 'State', WORDS],
  ['Home state', 'State', WORDS],
  ['Statement', 'State', undefined],
  ['Restate', 'State', undefined],
  ['Line 1', 'Line 10', undefined],
  ['Line 10', 'Line 1', undefined],
  ['C++', 'C++', LETTER],
  ['×', '×', LETTER],
  ['+', '-', undefined],
  ['(555) 0100', '555', WORDS],
  ['お名前（必須）', 'お名前', WORDS],
  ['Anything', '', undefined],
  ['', 'Anything', undefined],
  ['Anything', '\u0301', undefined],
];

for (const [text, name, expected] of close) {
  test(`“${text}” and “${name}”: ${['to the letter', 'loosely', 'in part'][expected ?? 3] ?? 'not the same'}`, () => {
    expect(closeness(text, asked(name))).toBe(expected);
  });
}

const words: [word: string, name: string, closeness: number | undefined][] = [
  ['passport_id', 'passport_id', LETTER],
  ['passport_id', 'Passport ID', LOOSE],
  ['passportId', 'Passport ID', LOOSE],
  ['user[passport_id]', 'Passport ID', WORDS],
  ['form.address.city', 'City', WORDS],
  ['ctl00:City', 'City', WORDS],
  ['passport_identity', 'Passport ID', undefined],
  ['x', '×', undefined],
];

for (const [word, name, expected] of words) {
  test(`an author’s “${word}” ${expected === undefined ? 'is not' : 'is'} “${name}”`, () => {
    expect(authored(word, asked(name))).toBe(expected);
  });
}

test('whatever a control is called, its own name means it to the letter', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      const wanted = asked(name);
      fc.pre(wanted.written !== '');
      expect(closeness(name, wanted)).toBe(LETTER);
    }),
  );
});

test('a quick look never misses what a closer one finds', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.lorem({ maxCount: 4 }),
    fc.constantFrom(...close.map(([text]) => text)),
  );
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
      const wanted = asked(text.slice(from % (text.length + 1)).slice(0, 1 + (length % 12)));
      if (closeness(text, wanted) !== undefined) expect(mayMean(text, wanted)).toBe(true);
    }),
  );
});

test('no text takes long, however it is made', () => {
  const long = `${'( '.repeat(20_000)}${'*'.repeat(20_000)}${'- required '.repeat(2_000)}`;
  expect(closeness(long, asked('State'))).toBeUndefined();
});
