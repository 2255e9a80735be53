import { grouped, whyOf, type WhyFinding } from '../../../../src/checks/why/index.ts';
import type {
  Cause,
  Exchange,
  FailureCode,
  FaultSpec,
  PageProblem,
  Plan,
  RunEvent,
  Step,
} from '../../../../src/model/index.ts';
import { samplePlan } from '../../../support/debrief-sample.ts';
import { step } from '../../../support/steps.ts';

/** What one citizen of a tale meets and how it ends; who has no failure gets through. */
export interface Told {
  /** Exchanges of the last step that they do, or of `at`. */
  asks?: (Partial<Exchange> & { at?: number })[];
  /** Messages of exceptions that the page throws in the step before the last. */
  throws?: string[];
  /** What its console says in the last step. */
  logs?: string[];
  fails?: { code: FailureCode; message?: string; hint?: string; afterMs?: number };
  persona?: string;
  more?: RunEvent[];
}

export const STEPS: readonly Step[] = [
  step({ visit: '/apply' }),
  step({ click: 'Send' }),
  step({ expect: 'Received' }),
];

/** A plan of so many citizens who visit a page, press Send and read “Received”. */
export function planOf(told: readonly Told[], faults: FaultSpec[] = [], steps = STEPS): Plan {
  const plan = samplePlan({ users: told.length });
  return {
    ...plan,
    faults,
    scenario: { ...plan.scenario, steps },
    arrivals: plan.arrivals.map((arrival, i) => ({
      ...arrival,
      persona: told[i]?.persona ?? 'evening-learner',
      arms: faults.map(() => (told[i]?.asks?.some(({ fault }) => fault) ? 'exposed' : 'control')),
    })),
  };
}

/** Their record; failures are at the last step unless an exchange of theirs says otherwise. */
export function eventsOf(told: readonly Told[], steps = STEPS): RunEvent[] {
  return [
    ...told.flatMap((one, i) => lifeOf(one, i + 1, steps)),
    { type: 'run.finished', t: 60_000, interrupted: false },
  ];
}

function lifeOf(told: Told, citizen: number, steps: readonly Step[]): RunEvent[] {
  const { asks = [], throws = [], logs = [], fails, persona = 'evening-learner', more = [] } = told;
  const last = steps.length - 1;
  const start = citizen * 1_000;
  const problem =
    (source: PageProblem['source'], at: number) =>
    (message: string): RunEvent => ({
      type: 'page.problem',
      t: start + at * 100,
      citizen,
      step: at,
      source,
      message,
    });
  const events: RunEvent[] = [
    { type: 'citizen.started', t: start, citizen, persona, plannedAt: start, arms: [] },
    ...throws.map(problem('exception', last - 1)),
    ...logs.map(problem('console', last)),
  ];
  for (const [index, { title }] of steps.entries()) {
    const startedAt = start + index * 100;
    const theirs = asks.filter(({ at = last }) => at === index);
    events.push(...theirs.map((ask) => exchangeOf(ask, { citizen, index, startedAt })));
    const failure = index === last && fails ? { message: `${fails.code} here`, ...fails } : undefined;
    const { afterMs = 50, ...said } = failure ?? {};
    events.push({
      type: 'step',
      t: startedAt + afterMs,
      citizen,
      index,
      title,
      startedAt,
      durationMs: afterMs,
      outcome: failure ? 'failed' : 'passed',
      ...(failure ? { failure: said as NonNullable<typeof failure> } : {}),
    });
  }
  const outcome = !fails ? 'finished' : fails.code === 'gave-up' ? 'abandoned' : 'failed';
  const end: RunEvent = { type: 'citizen.finished', t: start + 900, citizen, outcome, durationMs: 900 };
  return [...events, ...more, end];
}

function exchangeOf(
  { at: _at, ...ask }: NonNullable<Told['asks']>[number],
  { citizen, index, startedAt }: { citizen: number; index: number; startedAt: number },
): Exchange {
  const { durationMs = 20 } = ask;
  return {
    type: 'exchange',
    t: startedAt + durationMs,
    citizen,
    step: index,
    method: 'POST',
    url: 'http://127.0.0.1/api/applications',
    service: 'api',
    kind: 'api',
    status: 201,
    startedAt,
    durationMs,
    touch: ask.fault === undefined ? 'clean' : 'faulted',
    ...ask,
  };
}

/** What “Why?” finds in a tale. */
export function foundIn(told: readonly Told[], faults: FaultSpec[] = [], steps = STEPS): WhyFinding[] {
  return grouped(whyOf(eventsOf(told, steps), planOf(told, faults, steps)).values());
}

/** `defect api`, of each finding. */
export function named(findings: readonly Pick<Cause, 'kind' | 'subject'>[]): string[] {
  return findings.map(({ kind, subject }) => `${kind} ${subject}`);
}

/** A fault on everything. */
export function faultOf(kind: string, settings: Record<string, unknown> = {}): FaultSpec {
  return { name: 'planned', kind, settings, service: '**', share: 0.5 };
}
