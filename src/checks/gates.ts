import type { Check, CheckType, GateResult, Plan } from '../model/index.ts';
import { latencyGate } from './latency-gate.ts';
import type { Measured } from './measured.ts';
import { isAboutPeople, metricGate } from './metric-gate.ts';
import type { OwnFigures } from './own-figures.ts';
import { Part } from './part.ts';
import { ifEnough } from './proof.ts';
import type { Sight } from './sight.ts';
import { statusGate } from './status-gate.ts';
import { boundsOfSuccess, successGate } from './success-gate.ts';
import type { Tally } from './tally.ts';

/** What gates are judged by. */
export interface Evidence {
  tally: Tally;
  plan: Plan;
  own: OwnFigures;
  /** The run was stopped: it can turn a gate red, but never prove it green. */
  cutShort: boolean;
}

type Gate = (check: Check, sight: Sight, plan: Plan, own: OwnFigures) => Measured;

const GATES: Record<CheckType, Gate> = {
  latency_under_ms: latencyGate,
  status_code_ok: statusGate,
  success_rate_at_least: successGate,
  metric: metricGate,
};

/** Judges one check. */
export function judgeGate(check: Check, { tally, plan, own, cutShort }: Evidence): GateResult {
  const measured = GATES[check.type](check, tally.sightOf(check), plan, own);
  const gate = {
    type: check.type,
    title: check.title,
    ...ifEnough(measured, check, measured.interval?.n),
  };
  if (!cutShort || gate.status === 'red' || gate.status === 'unproven') return gate;
  return { ...gate, status: 'unproven', reason: 'the run was stopped before this could be proven' };
}

/**
 * The first check with `abort_on_fail` that is red now; undefined while there is none. Cheap enough to be asked every
 * second: it costs what one look at each of these figures costs.
 * @param elapsedMs since take-off, real time.
 */
export function brokenGate(plan: Plan, tally: Tally, elapsedMs: number): GateResult | undefined {
  for (const check of plan.scenario.checks) {
    const { abort } = check;
    if (!abort || elapsedMs < abort.graceMs / plan.scenario.timeWarp) continue;
    const gate = judgeGate(check, { tally, plan, own: {}, cutShort: false });
    if (gate.status === 'red' && !mayRecover(check, gate, plan, tally)) return gate;
  }
  return undefined;
}

/**
 * Below so many values a figure that may still get better ends no run, unless its check wants another number: the first
 * answers of a service are those of a cold start, with empty caches and new connections.
 */
const ENOUGH_TO_END = 100;

/**
 * Whether a gate that is red now may still come out green: who fails ends first, so that those on the way may do well; a
 * percentile, a mean or a share of the first few values is one of a cold start; and what is counted only grows.
 */
function mayRecover(check: Check, { value = 0, interval }: GateResult, plan: Plan, tally: Tally): boolean {
  const { type, compare, minSample = ENOUGH_TO_END } = check;
  const rises = type === 'success_rate_at_least' || compare?.operator.startsWith('>') === true;
  const isEarly = interval !== undefined && interval.n < minSample;
  if (!isAboutPeople(check)) return rises || isEarly;
  const { n = 0 } = interval ?? {};
  const bound = compare ? (check.target ?? 0) : boundsOfSuccess(check).fail;
  /** Whether the bound holds when so many more have done as well as they can. */
  const mayHold = (more: number): boolean => {
    const best = (value * n + (rises ? more : 0)) / Math.max(1, n + more);
    return rises ? best >= bound : best <= bound;
  };
  const { lives } = tally.sightOf(check).crowd;
  const flying = [...lives.values()].filter(({ outcome }) => outcome === undefined).length;
  return mayHold(flying) || (isEarly && mayHold(flying + stillToCome(check, plan, tally)));
}

/** How many of those whom a check is about have not started yet. */
function stillToCome({ where = {} }: Check, plan: Plan, { everybody }: Tally): number {
  const part = new Part(where, plan);
  return plan.arrivals.filter(
    ({ number, persona, atMs }) => !everybody.lives.get(number) && part.hasCitizen({ persona, t: atMs }),
  ).length;
}
