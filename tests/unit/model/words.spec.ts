import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  formatCount,
  formatDuration,
  formatShare,
  identitySchema,
  nearest,
  parseDuration,
  parseTemplate,
  randomNames,
  renderTemplate,
  templateNames,
} from '../../../src/model/index.ts';

test('durations are read in every unit a person writes', () => {
  const read = ['250ms', '10s', '5m', '2h', '1d', ' 1.5 s ', '0ms'].map(parseDuration);
  expect(read).toEqual([250, 10_000, 300_000, 7_200_000, 86_400_000, 1_500, 0]);
});

test('what is no duration is not read as one', () => {
  for (const text of ['', '5', 'm', '5 minutes', '-1s', '1s 2s', '1e3s', '0x10s', '٣s', '5M']) {
    expect([text, parseDuration(text)]).toEqual([text, undefined]);
  }
});

test('durations, counts and shares are said as a person says them', () => {
  expect([242, 1_400, 12_000, 372_000, 7_500_000].map(formatDuration)).toEqual([
    '242 ms',
    '1.4 s',
    '12 s',
    '6m 12s',
    '2h 5m',
  ]);
  expect([7, 1_000, 1_234_567].map(formatCount)).toEqual(['7', '1\u202f000', '1\u202f234\u202f567']);
  expect([0.98, 1, 0.995, 0].map(formatShare)).toEqual(['98 %', '100 %', '99.5 %', '0 %']);
});

test('a typing slip finds the word that was meant; a stranger finds none', () => {
  const steps = ['visit', 'click', 'fill', 'upload', 'expect'];
  expect(nearest('clik', steps)).toEqual(['click']);
  expect(nearest('cilck', steps)).toEqual(['click']);
  expect(nearest('UPLAOD', steps)).toEqual(['upload']);
  expect(nearest('screenshot', steps)).toEqual([]);
  expect(nearest('fil', ['file', 'fill', 'fall'], 2)).toEqual(['file', 'fill']);
});

test('a template is split into its texts and names, with the place of each', () => {
  expect(parseTemplate('Dear {{ citizen.fullName }}, {{x}}')).toEqual([
    { text: 'Dear ' },
    { name: 'citizen.fullName', column: 5 },
    { text: ', ' },
    { name: 'x', column: 29 },
  ]);
  expect(parseTemplate('')).toEqual([{ text: '' }]);
});

test('rendering puts values in and never looks into them', () => {
  expect(renderTemplate('{{ a }}{{ b }}', (name) => (name === 'a' ? '{{ b }}' : '$&'))).toBe('{{ b }}$&');
});

test('a text without braces is rendered as it is', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[{}]/.test(text)),
      (text) => renderTemplate(text, () => 'never') === text,
    ),
    { seed: 1 },
  );
});

test('everything known of a citizen can be named in a template', () => {
  expect(templateNames).toEqual([
    'random.states',
    ...Object.keys(identitySchema.shape).map((field) => `citizen.${field}`),
    ...randomNames.filter((name) => name !== 'random.states'),
  ]);
});
