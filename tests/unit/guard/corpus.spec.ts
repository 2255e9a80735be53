import { expect, test } from '@playwright/test';
import { confusion, corpus } from './corpus.ts';

/** What the issue asks for. */
const LEAST = { strings: 400, heldOut: 100, precision: 0.99 };

for (const file of ['tuning.tsv', 'held-out.tsv']) {
  test(`of the strings in ${file} every real-looking one is found, and hardly anything else`, ({}, info) => {
    const { samples, recall, precision, wrong } = confusion(corpus(file));
    const figures = `${samples} strings, recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`;
    info.annotations.push({ type: 'figures', description: figures });
    const report = [figures, ...wrong].join('\n');
    expect(recall, report).toBe(1);
    expect(precision, report).toBeGreaterThanOrEqual(LEAST.precision);
    // Found as something else, a value is stopped all the same, but the hint is wrong.
    expect(wrong.length, report).toBeLessThanOrEqual(samples / 100);
  });
}

test('the corpus is large enough to mean something, and half of it looks real', () => {
  const all = [...corpus('tuning.tsv'), ...corpus('held-out.tsv')];
  expect(all.length).toBeGreaterThanOrEqual(LEAST.strings);
  expect(corpus('held-out.tsv').length).toBeGreaterThanOrEqual(LEAST.heldOut);
  const real = all.filter(({ kinds }) => kinds.length > 0);
  expect(real.length / all.length).toBeGreaterThan(0.4);
  expect(real.length / all.length).toBeLessThan(0.6);
  const kinds = new Set(real.flatMap((one) => one.kinds));
  expect([...kinds].toSorted().join(' ')).toBe(
    'account atin birthdate card ein email iban ip itin licence passport phone routing ssn',
  );
  expect(new Set(all.map(({ text, label }) => `${label}\t${text}`)).size).toBe(all.length);
});

test('a wrong answer is told with its place, what it is and what it was taken for', () => {
  const { recall, precision, wrong } = confusion([
    { kinds: ['phone'], text: 'four five six', label: '', place: 'x.tsv:1' },
    { kinds: [], text: 'help@agency.gov', label: 'mail', place: 'x.tsv:2' },
    { kinds: ['email'], text: 'desk@agency.gov', label: '', place: 'x.tsv:3' },
  ]);
  expect([recall, precision]).toEqual([0.5, 0.5]);
  expect(wrong).toEqual([
    'x.tsv:1: "four five six" is phone, seen as nothing',
    'x.tsv:2: "help@agency.gov" in “mail” is nothing, seen as email',
  ]);
});
