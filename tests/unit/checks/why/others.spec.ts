import { expect, test } from '@playwright/test';
import { whyOf } from '../../../../src/checks/why/index.ts';
import { eventsOf, planOf, type Told } from './tale.ts';

const [THROUGH, FAILED] = [4_000, 100];

/** How many members of sets and maps are taken one by one meanwhile. */
function takenIn(act: () => void): number {
  const kinds: object[] = [Set.prototype, Map.prototype];
  let taken = 0;
  const undo = kinds.map((kind) => {
    const walk = Reflect.get(kind, Symbol.iterator) as (this: unknown) => IterableIterator<unknown>;
    const counting = function* (this: unknown): Generator {
      for (const one of { [Symbol.iterator]: () => walk.call(this) }) {
        taken++;
        yield one;
      }
    };
    Reflect.set(kind, Symbol.iterator, counting);
    return () => Reflect.set(kind, Symbol.iterator, walk);
  });
  try {
    act();
  } finally {
    for (const one of undo) one();
  }
  return taken;
}

test('explaining citizens who each failed for something of their own asks nobody twice of those who got through', () => {
  const ofTheirOwn = (i: number): string => String.fromCodePoint(97 + (i % 10), 97 + Math.floor(i / 10));
  const told: Told[] = [
    ...Array.from({ length: FAILED }, (_, i): Told => {
      const url = `http://127.0.0.1/api/${ofTheirOwn(i)}`;
      return { asks: [{ status: 500, url }], fails: { code: 'expectation-unmet' } };
    }),
    ...Array.from({ length: THROUGH }, (): Told => ({})),
  ];
  const [plan, events] = [planOf(told), eventsOf(told)];
  const found = new Set<string>();
  const taken = takenIn(() => {
    for (const { why } of whyOf(events, plan).values()) found.add(why.kind);
  });
  expect([...found]).toEqual(['defect']);
  expect(taken).toBeGreaterThan(FAILED);
  expect(taken).toBeLessThan(2 * THROUGH);
});
