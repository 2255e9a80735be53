import { expect, test } from '@playwright/test';
import type {
  Arm,
  CitizenOutcome,
  FaultEffect,
  FaultSpec,
  Plan,
  RunEvent,
} from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';
import { judged } from './crossroads.ts';

/** One step of one citizen who came at `from` and was held up by `heldMs`. */
interface Visit {
  arm: Arm;
  from: number;
  heldMs?: number;
  outcome?: CitizenOutcome;
}

const STEP_MS = 1_000;
const WINDOW = { atMs: 60_000, forMs: 10_000 };

const dbDown: FaultSpec = {
  name: 'db_down',
  kind: 'status',
  settings: { status: 503 },
  service: 'grants',
  share: 0.5,
  window: WINDOW,
};

function planOf(visits: Visit[], faults: FaultSpec[], timeWarp: number): Plan {
  const plan = samplePlan({ users: visits.length });
  const steps = [{ kind: 'submit', settings: {}, title: 'send the form' }];
  return { ...plan, faults, scenario: { ...plan.scenario, steps, faults, timeWarp, checks: [] } };
}

const active = (from: number, to?: number, fault = 'db_down'): RunEvent[] => [
  { type: 'fault', t: from, fault, what: 'injected' },
  ...(to === undefined ? [] : [{ type: 'fault', t: to, fault, what: 'withdrawn' } as const]),
];

function record(visits: Visit[], faultEvents: RunEvent[]): RunEvent[] {
  const lives = visits.flatMap(({ arm, from, heldMs = 0, outcome = 'finished' }, i): RunEvent[] => {
    const citizen = i + 1;
    const durationMs = STEP_MS + (i % 7) + heldMs;
    const t = from + durationMs;
    const passed = outcome === 'finished';
    return [
      { type: 'citizen.started', t: from, citizen, persona: 'rural-phone', plannedAt: from, arms: [arm] },
      ...(heldMs > 0 ? [{ type: 'fault', t: from, fault: 'db_down', what: 'fired', citizen } as const] : []),
      {
        type: 'step',
        t,
        citizen,
        index: 0,
        title: 'send the form',
        startedAt: from,
        durationMs,
        outcome: passed ? 'passed' : 'failed',
        ...(passed ? {} : { failure: { code: 'error-page', message: 'status 503' } as const }),
      },
      { type: 'citizen.finished', t, citizen, outcome, durationMs },
    ];
  });
  const events = [...lives, ...faultEvents].toSorted((a, b) => a.t - b.t);
  return [...events, { type: 'run.finished', t: 200_000, interrupted: false }];
}

function effect(visits: Visit[], faultEvents: RunEvent[], { spec = dbDown, timeWarp = 1 } = {}): FaultEffect {
  const [found] = judged(record(visits, faultEvents), planOf(visits, [spec], timeWarp)).faults;
  if (!found) throw new Error('the plan has a fault');
  return found;
}

/** Citizens of both arms in turn, one every 100 ms from a moment on. */
function crowd(from: number, count: number, exposed: Partial<Visit> = {}): Visit[] {
  return Array.from({ length: count }, (_, i): Visit =>
    i % 2 === 0
      ? { arm: 'exposed', from: from + i * 100, ...exposed }
      : { arm: 'control', from: from + i * 100 },
  );
}

// A multiple of seven, so that those who come later take the same time with and without them.
const before = crowd(0, 210);
const during = crowd(61_000, 60, { heldMs: 800 });
const after = crowd(100_000, 200);
const inWindow = active(60_000, 70_000);

test('what a fault did in ten seconds is not thinned out by the minutes in which it was away', () => {
  const found = effect([...before, ...during, ...after], inWindow);
  expect(found).toMatchObject({ exposed: 30, control: 30, fired: 30, withdrawn: true });
  expect(found.slowestStep?.difference).toBeCloseTo(800, -1);
  expect(found.journeyMs?.difference).toBeCloseTo(800, -1);
  expect(found).toMatchObject({ ...effect(during, inWindow), fired: 30 });
});

test('the share who finished is of those who were on the way while the fault was active', () => {
  const dying = crowd(61_000, 60, { heldMs: 1, outcome: 'failed' });
  expect(effect([...before, ...dying, ...after], inWindow).success).toMatchObject({ exposed: 0, control: 1 });
});

test('the summary says when it was active, and that only that time is compared', () => {
  expect(effect([...before, ...during, ...after], inWindow).summary).toMatch(
    / 30 exposed against 30 control citizens\).* It was active from 1m 0s to 1m 10s; only who was on the way then, and steps of that time, are compared\.$/,
  );
});

test('simulated time is told beside the real one where the two differ', () => {
  const { summary } = effect(during, inWindow, { timeWarp: 720 });
  expect(summary).toContain('from 1m 0s (12h 0m simulated) to 1m 10s (14h 0m simulated)');
});

test('who was on the way already when it began has met it, and so has the step they were at', () => {
  const onTheWay: Visit[] = Array.from({ length: 40 }, (_, i) => ({
    arm: i % 2 === 0 ? 'exposed' : 'control',
    from: 59_500,
    heldMs: i % 2 === 0 ? 300 : 0,
  }));
  const found = effect([...before, ...onTheWay], inWindow);
  expect(found).toMatchObject({ exposed: 20, control: 20 });
  expect(found.slowestStep?.difference).toBeCloseTo(300, -1);
});

test('steps done before it began or begun after it ended are left out though their citizens met it', () => {
  const long: Visit[] = Array.from({ length: 20 }, (_, i) => ({
    arm: i % 2 === 0 ? 'exposed' : 'control',
    from: 55_000,
  }));
  const events = record(long, inWindow).flatMap((event): RunEvent[] => {
    // They stay until after the window; their one step is over long before it.
    return event.type === 'citizen.finished' ? [{ ...event, t: 80_000, durationMs: 25_000 }] : [event];
  });
  const [found] = judged(
    events.toSorted((a, b) => a.t - b.t),
    planOf(long, [dbDown], 1),
  ).faults;
  expect(found).toMatchObject({ exposed: 10, control: 10, slowestStep: null });
  expect(found?.journeyMs).not.toBeNull();
});

test('a fault whose time never came is told as such, and nothing of it is left', () => {
  const found = effect(before, []);
  expect(found.summary).toBe('‘db_down’ was never injected: the run was over before its time came, 1m 0s.');
  expect(found).toMatchObject({ exposed: 0, fired: 0, withdrawn: true });
});

test('a fault that nobody met is told as such, with when it was active', () => {
  const found = effect([...before, ...after], inWindow);
  expect(found.summary).toBe(
    '‘db_down’ was never tried: no exposed citizen was on the way. It was active from 1m 0s to 1m 10s.',
  );
});

test('a fault that the record leaves in place is not called withdrawn', () => {
  const found = effect(during, active(60_000));
  expect(found.withdrawn).toBe(false);
  expect(found.summary).toContain('It was active from 1m 0s on');
});

test('a fault without a window is compared over the whole run, as ever', () => {
  const { window: _window, ...always } = dbDown;
  const found = effect([...before, ...during], active(0, 200_000), { spec: always });
  expect(found).toMatchObject({ exposed: 135, control: 135 });
  expect(found.summary).not.toContain('active');
});

test('two faults with windows of their own are each compared over their own', () => {
  const other: FaultSpec = { ...dbDown, name: 'ach_down', window: { atMs: 100_000, forMs: 5_000 } };
  const visits = [...during, ...after];
  const events = record(visits, [...inWindow, ...active(100_000, 105_000, 'ach_down')]).map(
    (event): RunEvent =>
      event.type === 'citizen.started'
        ? { ...event, arms: [event.arms[0] ?? 'untouched', 'exposed'] }
        : event,
  );
  const [first, second] = judged(events, planOf(visits, [dbDown, other], 1)).faults;
  expect(first).toMatchObject({ fault: 'db_down', exposed: 30, control: 30 });
  // One every 100 ms for 5 s, whichever arm of the other fault they are in.
  expect(second).toMatchObject({ fault: 'ach_down', exposed: 51, control: 0 });
});

test('a fault that came again and again is told by its first and its last time', () => {
  const times = [60_000, 80_000, 100_000, 120_000].flatMap((from) => active(from, from + 10_000));
  expect(effect(before, times).summary).toContain(
    'It was active 4 times, from 1m 0s to 1m 10s first and from 2m 0s to 2m 10s last.',
  );
});
