import { judge, Tally } from '../../../src/checks/index.ts';
import { takes } from '../../../src/model/index.ts';
import type {
  CitizenOutcome,
  Check,
  Exchange,
  FailureCode,
  GateResult,
  Plan,
  RunEvent,
  Scorecard,
  Step,
} from '../../../src/model/index.ts';
import { samplePlan } from '../../support/debrief-sample.ts';

/**
 * A run in which citizens part: everybody comes, some pay and send the form, some leave as the script says, some do
 * neither and go straight to the end.
 *
 *     visit ──┬── pay ── send ──┬── expect
 *             ├── abandon       │
 *             └─────────────────┘
 */
const PAY = { choice: 0, option: 0 };
const LEAVE = { choice: 0, option: 1 };
export const CROSSROADS: readonly Step[] = [
  { kind: 'visit', settings: { path: '/' }, title: 'visit /' },
  { kind: 'pay', settings: {}, title: 'pay credit card', when: [PAY] },
  { kind: 'submit', settings: {}, title: 'send the form', when: [PAY] },
  { kind: 'abandon', settings: {}, title: 'abandon', when: [LEAVE] },
  { kind: 'expect', settings: { text: 'Thank you' }, title: 'expect “Thank you”' },
];

/** How one citizen of the crossroads flies. */
export interface Traveller {
  /** 0 pays, 1 leaves, -1 does neither. */
  choice: number;
  /** Which step of those on their way goes wrong, from 0, and how; absent when none does. */
  wrong?: { nth: number; how: 'failed' | 'abandoned' | 'interrupted' | 'lost' };
  /** Of each of their steps and exchanges, ms. */
  stepMs: number;
  /** Status of every exchange of theirs; 422 is a refusal by a rule, 0 is refused by the service. */
  status?: 200 | 422 | 500 | 0;
}

const CODES: Record<NonNullable<Traveller['wrong']>['how'], FailureCode> = {
  failed: 'expectation-unmet',
  abandoned: 'gave-up',
  interrupted: 'interrupted',
  lost: 'browser-lost',
};

export function crossroadsPlan(travellers: readonly Traveller[], checks: Check[] = []): Plan {
  const plan = samplePlan({ users: travellers.length });
  plan.scenario = { ...plan.scenario, steps: CROSSROADS, checks, timeWarp: 1 };
  plan.arrivals = plan.arrivals.map((arrival, i) => ({
    ...arrival,
    choices: [travellers[i]?.choice ?? -1],
  }));
  return plan;
}

/** What the record says of them. */
export function crossroadsEvents(travellers: readonly Traveller[]): RunEvent[] {
  const lives = travellers.flatMap((traveller, i) => lifeOf(traveller, i + 1));
  const t = Math.max(0, ...lives.map((event) => event.t));
  return [...lives, { type: 'run.finished', t, interrupted: false }];
}

function lifeOf({ choice, wrong, stepMs, status = 200 }: Traveller, citizen: number): RunEvent[] {
  const way = [...CROSSROADS.entries()].filter(([, step]) => takes(step, [choice]));
  const events: RunEvent[] = [
    { type: 'citizen.started', t: 0, citizen, persona: 'rural-phone', plannedAt: 0, arms: [] },
  ];
  let outcome: CitizenOutcome = 'finished';
  let t = 0;
  for (const [nth, [index, { title, kind }]] of way.entries()) {
    const how = wrong?.nth === nth ? wrong.how : kind === 'abandon' ? 'left' : undefined;
    const code = how === undefined ? undefined : how === 'left' ? 'left' : CODES[how];
    const exchange: Exchange = {
      type: 'exchange',
      t: t + stepMs,
      citizen,
      step: index,
      method: 'POST',
      url: 'http://127.0.0.1/api/forms',
      service: 'forms',
      kind: 'api',
      status,
      startedAt: t,
      durationMs: stepMs,
      touch: 'clean',
      ...(status === 422 ? { rejection: { rule: 'residency', title: 'Out of state' } } : {}),
      ...(status === 0 ? { error: 'net::ERR_CONNECTION_REFUSED' } : {}),
    };
    events.push(exchange, {
      type: 'step',
      t: t + stepMs,
      citizen,
      index,
      title,
      startedAt: t,
      durationMs: stepMs,
      outcome: code ? 'failed' : 'passed',
      ...(code ? { failure: { code, message: `${code} here` } } : {}),
    });
    t += stepMs;
    if (how) {
      outcome = how;
      break;
    }
  }
  events.push({ type: 'citizen.finished', t, citizen, outcome, durationMs: t });
  return events;
}

export function judged(events: readonly RunEvent[], plan: Plan): Scorecard {
  const tally = new Tally();
  for (const event of events) tally.add(event);
  return judge({ plan, tally });
}

/** The check of an expression such as `latency_p95_ms < 2000`; a bound in per cent is a share. */
export function metric(expression: string, miss: 'fail' | 'warn' = 'fail'): Check {
  const [name = '', operator = '', bound = ''] = expression.split(' ');
  const target = bound.endsWith('%') ? Number(`${bound.slice(0, -1)}e-2`) : Number(bound);
  const compare = { metric: name, operator, miss } as NonNullable<Check['compare']>;
  return { type: 'metric', target, compare, title: expression };
}

/** How the expression came out over these events. */
export function gateOf(check: Check, events: readonly RunEvent[], plan: Plan): GateResult {
  const [gate] = judged(events, { ...plan, scenario: { ...plan.scenario, checks: [check] } }).gates;
  if (!gate) throw new Error('one check is one gate');
  return gate;
}
