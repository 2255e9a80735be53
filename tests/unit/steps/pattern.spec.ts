import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { matches, readPattern, textFor } from '../../../src/steps/pattern/index.ts';

/** Patterns as forms have them: what they match, what they do not. */
const seen: { pattern: string; yes: string[]; no: string[] }[] = [
  { pattern: String.raw`\d{5}(-\d{4})?`, yes: ['43001', '43001-0001'], no: ['4300', '43001-'] },
  {
    pattern: String.raw`\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}`,
    yes: ['(614) 555-0142', '6145550142'],
    no: ['614-55'],
  },
  { pattern: '[A-Z]{2}', yes: ['OH'], no: ['oh', 'OHI'] },
  {
    pattern: String.raw`(?!000|666)[0-8]\d{2}-(?!00)\d{2}-(?!0000)\d{4}`,
    yes: ['219-09-9999'],
    no: ['123-00-4567', '666-09-9999'],
  },
  {
    pattern: String.raw`(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,20}`,
    yes: ['Rehearse1!'],
    no: ['rehearse1', 'Re1'],
  },
  {
    pattern: '(?:0?[1-9]|1[0-2])/(?:[0-2]?[0-9]|3[01])/[12][0-9]{3}',
    yes: ['12/31/1980', '1/2/2003'],
    no: ['13/31/1980'],
  },
  { pattern: String.raw`[^@\s]+@[^@\s]+\.[a-z]{2,}`, yes: ['ada@example.org'], no: ['ada@example'] },
  { pattern: String.raw`^\S(?:.*\S)?$`, yes: ['a b'], no: [' a'] },
  { pattern: String.raw`(?<letter>[A-Z])\u0031\x32\p{Ll}+`, yes: ['A12b'], no: ['A12B'] },
  { pattern: String.raw`\bab\b|[\s\S]{5}|[^\D]`, yes: ['ab', 'a\nb c', '7'], no: ['abc', 'x'] },
  { pattern: 'a{0}b{2,}?c*', yes: ['bb', 'bbbcc'], no: ['abb', 'b'] },
  { pattern: '', yes: [''], no: ['a'] },
];

for (const { pattern, yes, no } of seen) {
  test(`the pattern ${pattern || 'of nothing'} takes what it says, and a text for it is found`, () => {
    const read = readPattern(pattern);
    if (!read) throw new Error('not read');
    for (const text of yes) expect.soft(matches(read, text), text).toBe(true);
    for (const text of no) expect.soft(matches(read, text), text).toBe(false);
    const made = textFor(read);
    expect(made).toBeDefined();
    expect(made).toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
  });
}

for (const pattern of [
  '(a)\\1',
  '(?<=a)b',
  '[[a-z]--b]',
  '*a',
  'a{2',
  'a{3,2}',
  '(a',
  'a)',
  '[a',
  '\\',
  '[z-a]',
  '(?i:a)',
  '^*',
  '\\k',
  'a'.repeat(3_000),
  '('.repeat(50) + ')'.repeat(50),
]) {
  test(`a pattern that is none, or a rare one, is left to the page: ${pattern.slice(0, 12)}`, () => {
    expect(readPattern(pattern)).toBeUndefined();
  });
}

test('a known value is put into the form that a pattern asks for', () => {
  const into = (pattern: string, supply: string): string | undefined => {
    const read = readPattern(pattern);
    return read && textFor(read, { supply });
  };
  expect(into(String.raw`\+1 \d{3} \d{3} \d{4}`, '16145550142')).toBe('+1 614 555 0142');
  expect(into(String.raw`\+1 \d{3} \d{3} \d{4}`, '6145550142')).toBe('+1 614 555 0142');
  expect(into(String.raw`\d{3}-?\d{2}-?\d{4}`, '123004567')).toBe('123004567');
  expect(into('[0-9]{2} [0-9]{7}', '120034567')).toBe('12 0034567');
  expect(into('[A-Z]{3}', '123')).toBeUndefined();
});

test('a text is as long as it is to be', () => {
  const read = readPattern('[a-z ]*');
  expect(read && textFor(read, { minLength: 12 })).toHaveLength(12);
  expect(read && textFor(read, { maxLength: 0 })).toBe('');
  const long = readPattern('[a-z]{20,}');
  expect(long && textFor(long, { maxLength: 10 })).toBeUndefined();
});

test('another chance gives another text, the same one the same', () => {
  const read = readPattern('[A-Z0-9]{12}');
  const at = (chance: number): string | undefined => read && textFor(read, { chance });
  expect(at(0.3)).toBe(at(0.3));
  expect(at(0.3)).not.toBe(at(0.7));
});

// Backtracking through the first of them would outlast any time limit of a test.
test('patterns that make others slow are answered', () => {
  const hostile = [
    '(a+)+b',
    '(a|a)*b',
    '((a*)*)*b',
    '(.*)(.*)(.*)(.*)(.*)b',
    '((){99999}){99999}',
    '(((((x{999}){999}){999}){999}){999})?',
  ];
  for (const pattern of hostile) {
    const read = readPattern(pattern);
    if (!read) throw new Error('not read');
    expect(matches(read, 'a'.repeat(80))).toBe(false);
    textFor(read);
  }
});

const atom = fc.constantFrom(
  String.raw`\d`,
  '[A-Z]',
  'x',
  '[a-f0-9]',
  String.raw`\w`,
  '-',
  '.',
  '[^<>]',
  ' ',
  '(?:ab|cd)',
);
const count = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{0,}');
const piece = fc.tuple(atom, count).map((parts) => parts.join(''));
const joined = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const anyPattern = fc.oneof(
  joined,
  fc.tuple(joined, joined, count).map(([a, b, times]) => `(${a}|${b})${times}`),
);

test('whatever the pattern, the text made for it is one the browser takes', () => {
  fc.assert(
    fc.property(anyPattern, fc.double({ min: 0, max: 0.999, noNaN: true }), (pattern, chance) => {
      const read = readPattern(pattern);
      const made = read && textFor(read, { chance });
      expect(made).toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
    }),
  );
});

test('it matches exactly what the language’s own expressions match', () => {
  fc.assert(
    fc.property(
      anyPattern,
      fc.string({ unit: fc.constantFrom('a', 'b', 'x', '7', '-', ' ', 'Q'), maxLength: 8 }),
      (pattern, text) => {
        const read = readPattern(pattern);
        expect(read && matches(read, text)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text));
      },
    ),
  );
});
