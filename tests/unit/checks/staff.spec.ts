import { expect, test } from '@playwright/test';
import { chooseExemplars, compareRuns, judge, Tally, whyOf } from '../../../src/checks/index.ts';
import { staffInWords } from '../../../src/debrief/words.ts';
import type { Check, CitizenOutcome, Plan, RunEvent, Scorecard } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan, samplePersonas } from '../../support/debrief-sample.ts';
import { exchangeAt } from '../../support/events.ts';
import { step } from '../../support/steps.ts';

const CITIZENS = 50;
const DESK = 'save the decision';

const metric = (name: string, where?: Check['where']): Check => ({
  type: 'metric',
  target: 1,
  compare: { metric: name, operator: '>=', miss: 'warn' },
  title: name,
  ...(where ? { where } : {}),
});

const alone = samplePlan();
const [first] = samplePersonas();
const clerk = { ...first!, id: 'clerk', name: 'Clerk' };

/** The sample's plan with four clerks on the other side of the counter. */
function planWith(checks: Check[] = []): Plan {
  const { scenario } = alone;
  const at = scenario.steps.length;
  return {
    ...alone,
    scenario: {
      ...scenario,
      checks: [...scenario.checks, ...checks],
      steps: [...scenario.steps, { ...step({ click: 'Save' }), title: DESK, staff: 0 }],
      staff: [{ persona: 'clerk', users: 4, script: [], rounds: { from: at, to: at + 1 } }],
    },
    personas: [...alone.personas, clerk],
    staff: [1, 2, 3, 4].map((n) => ({ number: CITIZENS + n, atMs: 0, persona: 'clerk', arms: [], staff: 0 })),
  };
}

/** Two rounds of each clerk, and how they end. */
function workOf(end: (clerk: number) => CitizenOutcome): RunEvent[] {
  const index = alone.scenario.steps.length;
  return [1, 2, 3, 4].flatMap((n): RunEvent[] => {
    const citizen = CITIZENS + n;
    const outcome = end(n);
    const done = { type: 'step', citizen, index, title: DESK, durationMs: 700 } as const;
    const failure = { code: 'target-down', message: 'no answer from /api/review' } as const;
    return [
      { type: 'citizen.started', t: 0, citizen, persona: 'clerk', plannedAt: 0, arms: [], staff: 0 },
      { ...done, t: 800, startedAt: 100, outcome: 'passed' },
      ...(outcome === 'failed'
        ? [{ ...done, t: 1_900, startedAt: 1_000, outcome: 'failed', failure } satisfies RunEvent]
        : []),
      { type: 'citizen.finished', t: 20_000, citizen, outcome, durationMs: 20_000, rounds: 1 },
    ];
  });
}

function judged(plan: Plan, work: RunEvent[] = []): { card: Scorecard; events: RunEvent[] } {
  const [start, ...rest] = sampleEvents();
  const events = [start!, ...work, ...rest];
  const tally = new Tally(plan);
  for (const event of events) tally.add(event);
  return { card: judge({ plan, tally }), events };
}

const without = judged(alone).card;

test('staff changes no count of citizens, and has a place of its own', () => {
  const { card } = judged(
    planWith(),
    workOf(() => 'finished'),
  );
  const { citizens, funnel, personas, groups, verdict, latency, validity } = card;
  expect({ citizens, funnel, personas, groups, verdict, latency }).toEqual({
    citizens: without.citizens,
    funnel: without.funnel,
    personas: without.personas,
    groups: without.groups,
    verdict: without.verdict,
    latency: without.latency,
  });
  expect(validity.lateness).toEqual(without.validity.lateness);
  expect(card.timeline?.buckets).toEqual(without.timeline?.buckets);
  expect(card.staff).toEqual([
    { persona: 'Clerk', planned: 4, started: 4, finished: 4, failed: 0, abandoned: 0, lost: 0, rounds: 4 },
  ]);
  expect(staffInWords(card)).toEqual(['Clerk: 4 worked, 4 rounds']);
  expect(without.staff).toBeUndefined();
});

test('a step of the staff that fails is a finding like any other, with its cause', () => {
  const plan = planWith();
  const { card, events } = judged(
    plan,
    workOf((n) => (n === 2 ? 'failed' : 'finished')),
  );
  expect(card.citizens.failed).toBe(0);
  expect(card.findings).toMatchObject([
    { cause: `target-down at ${DESK}`, count: 1, citizens: [CITIZENS + 2] },
  ]);
  expect(staffInWords(card)).toEqual(['Clerk: 3 of 4 worked to the end, 1 failed, 4 rounds']);
  expect([...whyOf(events, plan).keys()]).toEqual([CITIZENS + 2]);
  const { exemplars, shown } = chooseExemplars(events);
  expect(exemplars.flatMap(({ number, isStaff }) => (isStaff ? [number] : []))).toContain(CITIZENS + 2);
  expect(shown).toMatchObject({ failed: 0, ofFailed: 0, ofOthers: CITIZENS });
});

test('staff that the generator lost voids the run, since citizens may have waited for it', () => {
  const { card } = judged(
    planWith(),
    workOf((n) => (n === 1 ? 'lost' : 'finished')),
  );
  expect(card.verdict).toBe('INVALID');
  expect(card.validity.reasons).toEqual([
    'the generator lost 1 of the staff, for whom citizens may have waited in vain',
  ]);
});

test('rounds of somebody who was lost are counted by what they did, since they said nothing at their end', () => {
  const work = workOf((n) => (n === 1 ? 'lost' : 'finished')).map((event) => {
    if (event.type !== 'citizen.finished' || event.outcome !== 'lost') return event;
    const { rounds: _unknown, ...end } = event;
    return end;
  });
  expect(judged(planWith(), work).card.staff).toMatchObject([{ lost: 1, rounds: 4 }]);
});

test('a check may be about a step of the staff, or about the staff by its persona, and else is about citizens', () => {
  const checks = [
    metric(`step.${DESK}.p95_ms`),
    metric('started', { persona: 'clerk' }),
    metric('started', { from: 0, to: 1_000_000 }),
  ];
  const { card } = judged(
    planWith(checks),
    workOf(() => 'finished'),
  );
  expect(card.gates.slice(-3).map(({ value }) => value)).toEqual([700, 4, CITIZENS]);
});

test('two runs are compared by their citizens, whoever worked on the other side', () => {
  const plan = planWith();
  const run = judged(
    plan,
    workOf(() => 'finished'),
  );
  const flown = { plan, events: run.events, scorecard: run.card };
  expect(compareRuns(flown, flown)).toMatchObject({
    a: { citizens: CITIZENS },
    b: { citizens: CITIZENS },
    paired: true,
    changed: [],
  });
});

test('a connection that broke under the staff is an error of the service, as it is under a citizen', () => {
  const desk = alone.scenario.steps.length;
  const broken = { citizen: CITIZENS + 1, status: 0, error: 'net::ERR_CONNECTION_RESET', service: 'review' };
  const work = (outcome: CitizenOutcome, at = desk): RunEvent[] => [
    ...workOf((n) => (n === 1 ? outcome : 'finished')),
    exchangeAt(900, { ...broken, step: at }),
  ];
  const { card } = judged(planWith(), work('finished'));
  expect(card).toMatchObject({ verdict: 'FAIL', errors: 1 });
  expect(card.gates[1]?.reason).toContain('no answer from review');
  expect(card.services.find(({ service }) => service === 'review')).toMatchObject({ errors: 1 });
  // What whoever was lost had not got past is cut off.
  expect(judged(planWith(), work('lost', desk + 1)).card.errors).toBe(0);
});
