import { expect, test } from '@playwright/test';
import { citizenOf, rendererFor, states } from '../../../src/people/index.ts';
import { randomNames } from '../../../src/model/index.ts';
import { personaWith } from './a-persona.ts';

const persona = personaWith();
const rendererOf = (number: number, seed = 42) => rendererFor(citizenOf(seed, number, persona), seed);

test('a citizen types their own data', () => {
  const { identity } = citizenOf(42, 1, persona);
  expect(rendererOf(1)('Dear {{ citizen.fullName }}, {{citizen.zip}}!', 0)).toBe(
    `Dear ${identity.fullName}, ${identity.zip}!`,
  );
  expect(rendererOf(1)('Ohio', 0)).toBe('Ohio');
});

test('a step rendered again says the same; another step, place, citizen or seed draws anew', () => {
  const render = rendererOf(1);
  expect(render('{{ random.states }}', 1)).toBe(render('{{ random.states }}', 1));
  const drawn = (texts: string[]) => new Set(texts).size;
  const many = Array.from({ length: 30 }, (_, i) => i);
  expect(drawn(many.map((step) => render('{{ random.states }}', step)))).toBeGreaterThan(15);
  expect(drawn(many.map((i) => rendererOf(i + 1)('{{ random.states }}', 1)))).toBeGreaterThan(15);
  expect(drawn(many.map((seed) => rendererOf(1, seed)('{{ random.states }}', 1)))).toBeGreaterThan(15);
  expect(drawn(render('{{ random.states }},'.repeat(30), 1).split(','))).toBeGreaterThan(15);
});

test('the 50 states are drawn equally often', () => {
  const { identity } = citizenOf(1, 1, persona);
  const counts = new Map(states.map(({ name }) => [name, 0]));
  for (let number = 1; number <= 50_000; number++) {
    const state = rendererFor({ number, persona, identity }, 1)('{{ random.states }}', 1);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  expect(counts.size).toBe(50);
  // Chi-square with 49 degrees of freedom: 85.35 is exceeded once in a thousand fair draws; the seed is fixed.
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
  expect(chiSquare).toBeLessThan(85.35);
});

test('a name that is no template is an error, whatever it looks like', () => {
  for (const name of [
    'random.cities',
    'random.constructor',
    'citizen.mother',
    'citizen.constructor',
    'zip',
    '',
  ]) {
    expect(() => rendererOf(1)(`{{ ${name} }}`, 0)).toThrow(`there is no template “${name}”`);
  }
});

test('names that others know, such as what a step captured, come first and are left as they are', () => {
  const also = (name: string): string | undefined =>
    name === 'steps.apply.id' ? '{{ citizen.zip }}' : undefined;
  expect(rendererOf(1)('{{ steps.apply.id }} {{ citizen.stateCode }}', 0, also)).toMatch(
    /^\{\{ citizen\.zip \}\} [A-Z]{2}$/,
  );
});

/** What each random value looks like. */
const LOOKS: Readonly<Record<(typeof randomNames)[number], RegExp>> = {
  'random.states': /^[A-Z][A-Za-z ]+$/,
  'random.amount': /^[1-9]\d{0,3}\.\d\d$/,
  'random.date.past': /^2025-(?:0[1-9]|1[0-2])-\d\d$/,
  'random.word': /^[a-z]{6,}$/,
  'random.sentence': /^[A-Z].*\.$/,
};

for (const name of randomNames) {
  test(`{{ ${name} }} is drawn anew for each citizen and place, and looks as it should`, () => {
    const drawn = new Set<string>();
    for (let number = 1; number <= 60; number++) {
      const [first = '', second = ''] = rendererOf(number)(`{{ ${name} }}|{{ ${name} }}`, 2).split('|');
      expect(first).toMatch(LOOKS[name]);
      drawn.add(first).add(second);
    }
    expect(drawn.size).toBeGreaterThan(8);
  });
}

test('a random value does not change when another one is asked for before it', () => {
  const render = rendererOf(3);
  expect(render('{{ random.word }} {{ random.states }}', 1).split(' ').slice(1).join(' ')).toBe(
    render('{{ random.states }}', 1),
  );
});
