import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { grouped, whyOf, withWhy } from '../../../../src/checks/why/index.ts';
import { judge, Tally } from '../../../../src/checks/index.ts';
import type { FailureCode } from '../../../../src/model/index.ts';
import { eventsOf, faultOf, planOf, type Told } from './tale.ts';

/** Enough to meet every kind of failure several times. */
const RUNS = 40;

const codes: readonly FailureCode[] = [
  ...(['control-not-found', 'control-ambiguous', 'unreachable', 'expectation-unmet', 'target-down'] as const),
  ...(['error-page', 'gave-up', 'browser-lost', 'unexpected'] as const),
];
const told: fc.Arbitrary<Told> = fc.record(
  {
    asks: fc.array(
      fc.record(
        {
          at: fc.integer({ min: 0, max: 2 }),
          status: fc.constantFrom(0, 200, 302, 404, 422, 429, 500),
          durationMs: fc.integer({ min: 0, max: 9_000 }),
          fault: fc.constantFrom('planned', 'unknown'),
          error: fc.constantFrom('no answer within 4 s', 'net::ERR_CONNECTION_RESET', 'net::ERR_FAILED'),
          kind: fc.constantFrom('document', 'api', 'asset'),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    ),
    throws: fc.array(fc.constantFrom('x is not a function', ''), { maxLength: 2 }),
    fails: fc.record({
      code: fc.constantFrom(...codes),
      message: fc.string(),
      afterMs: fc.integer({ min: 0, max: 9_000 }),
    }),
  },
  { requiredKeys: [] },
);

test('whatever the record has, each citizen who failed has one cause, whose evidence is in the record', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 6 }), (all) => {
      const events = eventsOf(all);
      const explained = whyOf(events, planOf(all, [faultOf('status', { status: 500 })]));
      expect([...explained.keys()]).toEqual(all.flatMap(({ fails }, i) => (fails ? [i + 1] : [])));
      for (const { why } of explained.values()) {
        expect([why.summary, why.fix, why.subject, why.who]).not.toContain('');
        expect(why.evidence.length).toBeGreaterThan(0);
        for (const { line = 1 } of why.evidence) expect(events[line - 1]).toBeDefined();
      }
      const counts = grouped(explained.values()).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(explained.size);
    }),
    { numRuns: RUNS },
  );
});

test('the findings of a scorecard keep their citizens when they get their causes', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 6 }), (all) => {
      const [events, plan] = [eventsOf(all), planOf(all)];
      const tally = new Tally();
      for (const event of events) tally.add(event);
      const { findings } = judge({ plan, tally });
      const known = withWhy(findings, whyOf(events, plan));
      const citizens = (of: typeof findings): number[] =>
        of.flatMap((one) => one.citizens).toSorted((a, b) => a - b);
      expect(citizens(known)).toEqual(citizens(findings));
      expect(known.every(({ why }) => why !== undefined)).toBe(true);
      expect(new Set(known.map(({ cause }) => cause))).toEqual(new Set(findings.map(({ cause }) => cause)));
    }),
    { numRuns: RUNS },
  );
});
