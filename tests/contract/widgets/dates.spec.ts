import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { arrived } from '../../../src/browser/widgets/arrived.ts';
import {
  COMMON,
  formatIn,
  isoDay,
  isoWeek,
  readDay,
  readMonth,
  readTime,
  written,
} from '../../../src/browser/widgets/dates/index.ts';
import { readNumber } from '../../../src/browser/widgets/number.ts';

const days = fc
  .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
const languages = fc.constantFrom('en-US', 'es', 'de', 'fr');

test('every day is read back from how the standard writes it', () => {
  fc.assert(fc.property(days, (day) => expect(readDay(isoDay(day))).toEqual(day)));
});

test('every day is read back with its month as a word, in each language', () => {
  fc.assert(
    fc.property(days, languages, (day, language) => {
      const date = new Date(Date.UTC(day.year, day.month - 1, day.day));
      const said = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
      expect(readDay(said)).toEqual(day);
    }),
  );
});

test('every day is read back from a common format, where the order can be told', () => {
  const told = COMMON.filter(
    ({ order, between }) => between !== '' && (order[0] !== 'day' || between === '.'),
  );
  fc.assert(
    fc.property(days, fc.constantFrom(...told), (day, format) =>
      expect(readDay(written(day, format))).toEqual(day),
    ),
  );
});

test('a day that is none is not read', () => {
  for (const text of [
    '2026-02-30',
    '2026-13-01',
    '13/13/2026',
    '31 June 2026',
    '0/1/2026',
    'soon',
    '',
    '2026',
  ]) {
    expect(readDay(text), text).toBeUndefined();
  }
});

test('whatever is written, reading it does not fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readDay(text);
      readMonth(text);
      readTime(text);
      readNumber(text);
      formatIn([text]);
      expect(arrived(text, text)).toBe(true);
    }),
  );
});

test('weeks are counted as ISO 8601 counts them', () => {
  for (const [day, week] of [
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-21', '2026-W47'],
  ] as const) {
    const date = readDay(day);
    expect(date && isoWeek(date)).toBe(week);
  }
});

test('times are read on both clocks, bare numbers are none', () => {
  const said = ['14:30', '2:30 pm', '12 am', '12:05 PM', '9 a.m.', '13 pm', '25:00', '9'].map(
    (text) => readTime(text)?.hours,
  );
  expect(said).toEqual([14, 14, 0, 12, 9, undefined, undefined, undefined]);
});

test('words that only look like a format are none', () => {
  for (const hint of ['Your name', 'any day at all', 'mmm', 'Apt/Unit', '555-0143', '1 of 3']) {
    expect(formatIn([hint]), hint).toBeUndefined();
  }
});

test('numbers are read as people write them', () => {
  const said = ['1,234.50', '$85,000', '1.234,50', '12,5', '5 %', '-3', '', 'three', '1,2,3'].map(readNumber);
  expect(said).toEqual(['1234.50', '85000', '1234.50', '12.5', '5', '-3', '', undefined, undefined]);
});

test('what arrived is told from what did not', () => {
  const pairs: [shows: string, given: string, is: boolean][] = [
    ['(202) 555-0143', '2025550143', true],
    ['43210', '43210-1234', true],
    ['$1,200.00', '1200', true],
    ['11/21/2026', '2026-11-21', true],
    ['OHIO', 'Ohio', true],
    ['', 'Ohio', false],
    ['Texas', 'Ohio', false],
    ['0', '5', false],
    ['', '', true],
    ['Ohio', '', false],
  ];
  for (const [shows, given, is] of pairs) expect(arrived(shows, given), `${shows} for ${given}`).toBe(is);
});
