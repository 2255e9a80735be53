import { brokenGate, type Tally } from '../checks/index.ts';
import type { Clock, Plan, RunFinished } from '../model/index.ts';

/** A check with `abort_on_fail` is red, and ends the run. */
class GateBroken extends Error {
  readonly gate: string;
  constructor(gate: string, reason: string) {
    super(reason);
    this.name = 'GateBroken';
    this.gate = gate;
  }
}

/**
 * Looks at the checks that may end a run again and again.
 * @param everyMs how often; once a second without.
 * @returns how to look no more.
 */
export function watchGates({
  plan,
  tally,
  clock,
  ground,
  everyMs = 1_000,
}: {
  plan: Plan;
  tally: Tally;
  clock: Clock;
  ground: (reason: unknown) => void;
  everyMs?: number;
}): () => void {
  if (plan.scenario.checks.every(({ abort }) => !abort)) return () => undefined;
  const ticker = setInterval(() => {
    const gate = brokenGate(plan, tally, clock.now());
    if (!gate) return;
    clearInterval(ticker);
    ground(new GateBroken(gate.title, gate.reason));
  }, everyMs);
  return () => clearInterval(ticker);
}

/** Why a run was stopped, as its record tells it. */
export function whyStopped({ reason }: AbortSignal): Pick<RunFinished, 'reason' | 'gate'> {
  if (reason instanceof GateBroken) return { reason: reason.message, gate: reason.gate };
  return { reason: reason instanceof Error ? reason.message : String(reason) };
}
