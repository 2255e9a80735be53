import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { describeFinding, Ledger, scan } from '../../../src/guard/index.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const between = (min: number, max: number, length: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((n) => String(n).padStart(length, '0'));
/** Areas that are or may be issued, 666 left out. */
const area = fc.oneof(between(1, 665, 3), between(667, 899, 3));
/** Whatever stands around a value in a document. */
const opening = fc.constantFrom('', ' ', '\n', '"', ', ', '(', 'so ', '<b>', '\t', ';', ' — ', '=');
const closing = fc.constantFrom('', ' ', '\n', '"', ', ', ')', ' and', '</b>', '\t', ';', ' — ', '.', '&');

const kindsIn = (text: string, label = ''): string[] => scan(text, { label }).map(({ kind }) => kind);

test('a Social Security number that can be somebody’s is found wherever it stands', () => {
  const number = fc.tuple(area, between(1, 99, 2), between(1, 9_999, 4)).map((parts) => parts.join('-'));
  fc.assert(
    fc.property(number, opening, closing, (ssn, before, after) => {
      fc.pre(ssn !== '078-05-1120' && ssn !== '219-09-9999');
      expect(kindsIn(`${before}${ssn}${after}`)).toEqual(['ssn']);
      expect(kindsIn(ssn.replaceAll('-', ''), 'social_security')).toEqual(['ssn']);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a number that was never issued raises no alarm, in any way of writing it', () => {
  const never = fc.oneof(
    fc.tuple(area, fc.constant('00'), digits(4)),
    fc.tuple(fc.constantFrom('000', '666'), digits(2), digits(4)),
    fc.tuple(area, digits(2), fc.constant('0000')),
  );
  fc.assert(
    fc.property(never, fc.constantFrom('-', '', ' ', '.'), (parts, separator) => {
      expect(kindsIn(parts.join(separator), 'ssn')).toEqual([]);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('numbers from 900 on are the IRS’s, not free ones', () => {
  fc.assert(
    fc.property(between(900, 999, 3), between(1, 99, 2), between(1, 9_999, 4), (a, group, serial) => {
      expect(kindsIn(`${a}-${group}-${serial}`)).toEqual([group === '93' ? 'atin' : 'itin']);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('555-0100 to 555-0199 is fiction in every area, and its neighbours are not', () => {
  const areaCode = fc.constantFrom('201', '212', '303', '415', '512', '614', '787', '907');
  fc.assert(
    fc.property(areaCode, between(0, 9_999, 4), fc.constantFrom('-', '.', ' '), (code, line, separator) => {
      const number = [code, '555', line].join(separator);
      expect(kindsIn(number, 'phone')).toEqual(line.startsWith('01') ? [] : ['phone']);
    }),
    { seed: 4, numRuns: 300 },
  );
  expect(kindsIn('800-555-0199')).toEqual([]);
  expect(kindsIn('800-555-0142')).toEqual(['phone']);
});

test('whatever is written, scanning ends without an error, and what is shown is never the value', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.constantFrom(
      'ssn ',
      '@',
      '132-27-2542',
      '%40',
      '%',
      '{"phone":"',
      '2024561111',
      '::',
      '1.2.3.4',
      '+1',
      'e@x.io',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      for (const { index, value, why, hint } of scan(text)) {
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(text.length);
        expect(value).toContain('*');
        expect(text.includes(value) && !value.includes('***')).toBe(false);
        expect(why).not.toMatch(/132|2542|2024561111/);
        expect(hint).not.toBe('');
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});

for (const [kind, text, value, label] of [
  ['ssn', '132-27-2542', '***-**-**42', ''],
  ['card', '4004 0106 0281 0449', '**** **** **** **49', ''],
  ['email', 'maria.delgado.1987@gmail.com', 'm***@g***.com', ''],
  ['ip', '93.184.216.34', '93.*.*.*', ''],
  ['ip', '2606:4700:4700::1111', '2606:*:*::*', ''],
  ['birthdate', '1974-11-03', '****-**-03', 'date of birth'],
  ['passport', 'B23394604', '*******04', ''],
] as const) {
  test(`a ${kind} is shown as ${value}`, () => {
    expect(scan(text, { label })).toMatchObject([{ kind, value, index: 0 }]);
  });
}

test('the place of a value is where it stands as it was written, also behind escapes', () => {
  expect(scan('to 202-456-1111 now')).toMatchObject([{ index: 3 }]);
  const line = 'GET /find?name=J%C3%B6rg+A&mail=j.rossi%40libero.it&ssn=132-27-2542 HTTP/1.1';
  expect(scan(line).map(({ kind, index }) => [kind, line.slice(index, index + 7)])).toEqual([
    ['email', 'j.rossi'],
    ['ssn', '132-27-'],
  ]);
});

test('a broken escape hides nothing', () => {
  expect(kindsIn('100%&x=%zz&mail=j.rossi@libero.it')).toEqual(['email']);
  expect(kindsIn('x=%ff%fe&ssn=132-27-2542')).toEqual(['ssn']);
});

test('what was generated passes, however the page writes it; anybody else’s does not', () => {
  const ledger = new Ledger(['B23394604', '1974-11-03', '12124567890', 'Ada', '43215']);
  expect(scan('passport b23394604', { ledger })).toEqual([]);
  expect(scan('dob=11/03/1974', { ledger })).toEqual([]);
  expect(scan('born 3 November 1974', { ledger })).toEqual([]);
  expect(scan('(212) 456-7890', { ledger })).toEqual([]);
  expect(scan('passport B23394605, (212) 456-7891', { ledger })).toMatchObject([
    { kind: 'passport' },
    { kind: 'phone' },
  ]);
});

test('a declared test value passes like a generated one, and neither lets another through', () => {
  const declared = new Ledger(['Help@Agency.gov', '8.8.8.8']);
  expect(scan('help@agency.gov at 8.8.8.8', { declared })).toEqual([]);
  expect(scan('desk@agency.gov', { declared })).toMatchObject([{ kind: 'email' }]);
  expect(scan('88.8.8.8', { declared })).toMatchObject([{ kind: 'ip' }]);
});

test('a ledger keeps what could raise an alarm, and not every word', () => {
  const ledger = new Ledger(['Ada', 'Ohio', '12 Main Street', 'ada@example.org', '412-00-9931']);
  expect(ledger.size).toBe(2);
});

test('what was found is told with a reason and a way out, never with the value', () => {
  expect(scan('X12345678', { label: 'passport_id' })).toEqual([]);
  const [finding] = scan('132-27-2542');
  if (!finding) throw new Error('it was not found');
  const sentence = describeFinding(finding);
  expect(describeFinding({ ...finding, where: 'the body' })).toContain('**42 in the body could');
  expect(sentence).toContain('***-**-**42 could be somebody’s Social Security number: it has');
  expect(sentence).toContain('{{ citizen.ssn }}');
  expect(sentence).not.toContain('132');
});

/** 400 KB of each. Going over the text again for every character or every finding would take minutes. */
const HOSTILE = [
  'a',
  '1',
  '1 ',
  '1-',
  'a@',
  '%41',
  '%20',
  '[',
  '202-',
  '.1',
  'DE12 ',
  'ssn ',
  ':',
  '2001:',
  'a.',
].concat(['a@b.co ', '132-27-2542 ', 'ssn 132272542 ', '8.8.8.8 ', 'B23394604 ']);

for (const hostile of HOSTILE) {
  test(`a text of nothing but “${hostile}” is looked through before anybody waits`, () => {
    const times = Math.ceil(400_000 / hostile.length);
    expect(scan(hostile.repeat(times)).length).toBeLessThanOrEqual(times);
  });
}
