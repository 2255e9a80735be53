import type { Check, CheckType, GateResult, Plan } from '../model/index.ts';
import { latencyGate } from './latency-gate.ts';
import type { Measured } from './measured.ts';
import { metricGate } from './metric-gate.ts';
import { statusGate } from './status-gate.ts';
import { successGate } from './success-gate.ts';
import type { Tally } from './tally.ts';

type Gate = (check: Check, tally: Tally, plan: Plan) => Measured;

const GATES: Record<CheckType, Gate> = {
  latency_under_ms: latencyGate,
  status_code_ok: statusGate,
  success_rate_at_least: successGate,
  metric: metricGate,
};

/** Judges one check; a run that was cut short can turn a gate red, but never prove it green. */
export function judgeGate(
  check: Check,
  { tally, plan, interrupted }: { tally: Tally; plan: Plan; interrupted: boolean },
): GateResult {
  const gate = { type: check.type, title: check.title, ...GATES[check.type](check, tally, plan) };
  if (!interrupted || gate.status === 'red' || gate.status === 'unproven') return gate;
  return { ...gate, status: 'unproven', reason: 'the run was stopped before this could be proven' };
}
