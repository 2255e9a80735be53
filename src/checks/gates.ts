import type { Check, CheckType, GateResult, Plan } from '../model/index.ts';
import { latencyGate } from './latency-gate.ts';
import type { Measured } from './measured.ts';
import { isAboutPeople, metricGate } from './metric-gate.ts';
import type { OwnFigures } from './own-figures.ts';
import { ifEnough } from './proof.ts';
import type { Sight } from './sight.ts';
import { statusGate } from './status-gate.ts';
import { successGate } from './success-gate.ts';
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
    if (gate.status === 'red' && !mayRecover(check, gate, tally)) return gate;
  }
  return undefined;
}

/**
 * Whether a gate that is red now may still come out green: who fails ends first, so that those on the way may do well, and
 * what is counted only grows.
 */
function mayRecover(check: Check, { value = 0 }: GateResult, tally: Tally): boolean {
  const rises = check.type === 'success_rate_at_least' || check.compare?.operator.startsWith('>') === true;
  // Latencies, errors and what must stay below a bound do not get better by what is still to come.
  if (!isAboutPeople(check)) return rises;
  const lives = [...tally.sightOf(check).crowd.lives.values()];
  const flying = lives.filter(({ outcome }) => outcome === undefined).length;
  const best = (value * (lives.length - flying) + (rises ? flying : 0)) / Math.max(1, lives.length);
  const bound = check.bounds?.fail ?? check.target ?? (rises ? 0 : 1);
  return rises ? best >= bound : best <= bound;
}
