import type { MetricName, Operator } from '../model/index.ts';
import type { WrittenStep } from '../run/index.ts';

/** A length of time: `300ms`, `10s`, `5m`, `2h`, `1d`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/** A check in one line: `latency_p95_ms < 2000`, `sla_48h_success_rate > 0.95`. */
export type Expression = `${MetricName | `sla_${Duration}_success_rate`} ${Operator} ${string}`;

/** A check: an expression that must hold, one that only warns, or one of the named types. */
export type WrittenCheck =
  | Expression
  | { warn: Expression }
  | { type: 'latency_under_ms'; target: number }
  | { type: 'status_code_ok' }
  | { type: 'success_rate_at_least'; target: number | `${number}%` };

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
  checks?: readonly WrittenCheck[];
  assertions?: readonly Expression[];
  faults?: readonly WrittenFault[];
  /** Named faults with their moment: `db_down@hour12`. */
  failure_injection?: readonly `${string}@${string}`[];
  tags?: readonly string[];
  /** Named actions: lists of steps. */
  actions?: Readonly<Record<string, readonly WrittenStep[]>>;
}
