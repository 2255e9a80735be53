import { expect, test } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { grouped, whyOf, whyOfCheck } from '../../../../src/checks/why/index.ts';
import type { Cause, Check, Plan, RunEvent } from '../../../../src/model/index.ts';
import { eventsOf, planOf, type Told } from './tale.ts';

const unmet = { code: 'expectation-unmet' } as const;
const refused: Told = {
  asks: [{ status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }],
  fails: unmet,
};
const broken: Told = { asks: [{ status: 500 }], fails: unmet, persona: 'clerk' };

/** One citizen is refused and one gets through; three clerks meet an error of the service. */
const told = [refused, {}, broken, broken, broken];
const CLERKS = [3, 4, 5];

const isClerk = (number: number): boolean => CLERKS.includes(number);

function planWith(check: Check): Plan {
  const plan = planOf(told);
  const { arrivals, scenario, personas } = plan;
  return {
    ...plan,
    personas: [...personas, { ...personas[0]!, id: 'clerk', name: 'Clerk' }],
    scenario: { ...scenario, checks: [check] },
    arrivals: arrivals.filter(({ number }) => !isClerk(number)),
    staff: arrivals.filter(({ number }) => isClerk(number)).map((one) => ({ ...one, staff: 0 })),
  };
}

const events = eventsOf(told).map((event): RunEvent =>
  event.type === 'citizen.started' && isClerk(event.citizen) ? { ...event, staff: 0 } : event,
);

function whyOfOne(check: Check): Cause | undefined {
  const plan = planWith(check);
  const tally = new Tally(plan);
  for (const event of events) tally.add(event);
  const [gate] = judge({ plan, tally }).gates;
  if (!gate) throw new Error('one check is one gate');
  return whyOfCheck({ check, gate }, { events, plan }, whyOf(events, plan));
}

const success: Check = { type: 'success_rate_at_least', target: 1, title: 'everybody gets through' };

test('why citizens did not get through is told by citizens, however many of the staff failed', () => {
  const why = whyOfOne(success);
  expect(why).toMatchObject({ kind: 'policy', subject: 'AGE-1' });
  expect(why?.evidence[0]?.what).toBe('1 of 1 citizen who failed did so for this cause');
});

test('a check that names the persona of the staff is told by the staff', () => {
  const why = whyOfOne({ ...success, where: { persona: 'clerk' } });
  expect(why).toMatchObject({ kind: 'defect', subject: 'api' });
  expect(why?.evidence[0]?.what).toBe('3 of 3 people who failed did so for this cause');
});

test('failures of the staff are findings of their own, in words of their own', () => {
  const alike = eventsOf([broken, broken]).map((event): RunEvent =>
    event.type === 'citizen.started' && event.citizen === 2 ? { ...event, staff: 0 } : event,
  );
  const found = grouped(whyOf(alike, planOf([broken, broken])).values());
  expect(found.map(({ citizens, isStaff }) => ({ citizens, isStaff }))).toEqual([
    { citizens: [1], isStaff: undefined },
    { citizens: [2], isStaff: true },
  ]);
  const clerks = [broken, {}];
  const atWork = eventsOf(clerks).map((event): RunEvent =>
    event.type === 'citizen.started' ? { ...event, staff: 0 } : event,
  );
  const [only] = grouped(whyOf(atWork, planOf(clerks)).values());
  expect(only?.why.evidence.map(({ what }) => what)).toContain(
    '1 of the staff got through ‘expect “Received”’, 1 failed there in this way',
  );
});
