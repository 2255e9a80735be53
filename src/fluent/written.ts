import type { MetricName, Operator } from '../model/index.ts';
import type { WrittenStep } from '../run/index.ts';

/** A length of time: `300ms`, `10s`, `5m`, `2h`, `1d`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/**
 * A check in one line: a metric of the catalogue, in braces what of the run, a bound: `latency_p95_ms < 2000`,
 * `latency_p95_ms{service="grants"} < 800`.
 */
export type Expression =
  `${MetricName | `sla_${Duration}_success_rate` | `step.${string}_ms`}${'' | `{${string}}`} ${Operator} ${string}`;

/** What may stand beside a check: whether it ends the run, from when on, and how many values it wants. */
interface Beside {
  abort_on_fail?: boolean;
  grace?: Duration;
  min_sample?: number;
}

/** What of the run a check is about. */
interface Part {
  service?: string;
  step?: string;
  persona?: string;
  group?: string;
  from?: Duration;
  to?: Duration;
}

/** Where it turns yellow and red. */
interface Bounds<Of> {
  target?: Of;
  warn?: Of;
  fail?: Of;
}

/** A check: an expression that must hold, one that only warns, or one of the named types. */
export type WrittenCheck =
  | Expression
  | ({ warn: Expression } & Pick<Beside, 'min_sample'>)
  // A figure of one's own has a name that nobody knows here: { fail: 'cost_per_claim < 0.05' }.
  | ({ fail: string } & Beside)
  | ({ type: 'latency_under_ms' } & Bounds<number> & Part & Beside)
  | ({ type: 'status_code_ok' } & Part & Beside)
  | ({ type: 'success_rate_at_least' } & Bounds<number | `${number}%`> &
      Omit<Part, 'service' | 'step'> &
      Beside);

/** A fault of the scenario: a kind with its short setting, or a named one of `fixtures/faults/`. */
export interface WrittenFault {
  name?: string;
  latency?: Duration | { delayMs: Duration | number };
  status?: number | { status: number; body?: string; retryAfter?: number };
  /** A service of the target, or a glob of addresses. */
  service?: string;
  share?: number | `${number}%`;
  at?: Duration;
  for?: Duration;
}

/** People on the other side of the counter, who work while citizens are on their way. */
export interface WrittenStaff {
  /** Id of a persona file, or a role that only one of them has. */
  persona: string;
  /** One without. */
  users?: number;
  /** `{ repeat: 'always', steps: […] }` as its last step goes on until they are let go. */
  script: readonly WrittenStep[];
}

/** A scenario as TypeScript writes it: the keys of a file, see `docs/scenarios.md`. */
export interface WrittenScenario {
  name: string;
  users?: number;
  /** Over how long citizens arrive, evenly. */
  ramp_up?: Duration;
  duration?: Duration;
  /** Simulated hours. */
  duration_hours?: number;
  /** How many times faster simulated time runs. */
  time_warp?: number;
  /** Simulated start, ISO 8601. */
  start?: string;
  /** Simulated hour and arrivals per second from then on, with straight lines between. */
  load_profile?: readonly (readonly [hour: number, perSecond: number])[];
  /** Ids of persona files, or roles. */
  personas?: readonly string[];
  script?: readonly WrittenStep[];
  staff?: readonly WrittenStaff[];
  checks?: readonly WrittenCheck[];
  assertions?: readonly Expression[];
  /** A module with figures of your own: every function that it exports is one. */
  metrics?: string;
  /** Names of files in `fixtures/rules/`: what must never be seen. */
  rules?: readonly string[];
  faults?: readonly WrittenFault[];
  /** Named faults with their moment: `db_down@hour12`. */
  failure_injection?: readonly `${string}@${string}`[];
  tags?: readonly string[];
  /** Named actions: lists of steps. */
  actions?: Readonly<Record<string, readonly WrittenStep[]>>;
}
