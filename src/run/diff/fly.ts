import { compareRuns } from '../../checks/index.ts';
import type { Comparison, Debrief } from '../../model/index.ts';
import type { RunHooks, RunOptions } from '../options.ts';
import { prepareRun, type PreparedRun } from '../prepare.ts';
import { rehearse } from '../rehearse.ts';
import { writeReport } from '../report.ts';
import { flownIn } from './past.ts';

/** One side: a target, and what its start command is told. */
export type SideOptions = Pick<RunOptions, 'target' | 'targetArgs'>;

/** What is flown on both sides. */
export interface DiffOptions extends Omit<RunOptions, 'target' | 'targetArgs'> {
  a: SideOptions;
  b: SideOptions;
}

/**
 * Flies a scenario against two targets at the same time with the same citizens, interleaved: between two citizens of A
 * comes one of B, so that whatever else happens on this machine happens to both. Both leave a run like any other.
 * @param signal ends both early.
 * @throws BadInput when one cannot be prepared; nothing was started then.
 */
export async function diffFlights(
  { a, b, ...options }: DiffOptions,
  signal: AbortSignal,
  hooks: RunHooks = {},
): Promise<{ comparison: Comparison; debriefs: [Debrief, Debrief] }> {
  const one = await prepareRun({ ...options, ...a });
  const two = between(await prepareRun({ ...options, ...b }));
  const both = new AbortController();
  const stop = AbortSignal.any([signal, both.signal]);
  // One side alone proves nothing: where it cannot fly the other one lands too.
  const fly = (prepared: PreparedRun): Promise<Debrief> =>
    rehearse(prepared, stop, hooks).catch((error: unknown) => {
      both.abort(error);
      throw error;
    });
  const settled = await Promise.allSettled([fly(one), fly(two)]);
  const failed = settled.find((side) => side.status === 'rejected');
  if (failed) throw both.signal.aborted ? both.signal.reason : failed.reason;
  const [left, right] = settled.map((side) => (side.status === 'fulfilled' ? side.value : undefined));
  if (!left || !right) throw new Error('a side without a debrief');
  await writeReport(left, { place: one });
  await writeReport(right, { place: two });
  return {
    comparison: compareRuns(await flownIn(left.dir), await flownIn(right.dir)),
    debriefs: [left, right],
  };
}

/** The same run, each citizen half a gap later. */
function between(prepared: PreparedRun): PreparedRun {
  const { arrivals, scenario } = prepared.plan;
  const gap = scenario.rampUpMs / Math.max(1, arrivals.length);
  const later = arrivals.map((arrival) => ({ ...arrival, atMs: arrival.atMs + gap / 2 }));
  return { ...prepared, plan: { ...prepared.plan, arrivals: later } };
}
