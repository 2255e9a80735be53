import { compareRuns } from '../../checks/index.ts';
import { BadInput, type Comparison, type Debrief } from '../../model/index.ts';
import { Trees } from '../checkout/index.ts';
import { prepareRun, ready, type PreparedRun } from '../prepare.ts';
import { rehearse } from '../rehearse.ts';
import { writeReport } from '../report.ts';
import { findBranches } from './branches.ts';
import { checkOut } from './check-out.ts';
import { flownIn } from './past.ts';
import type { Both, DiffHooks, DiffOptions, ReadySide } from './sides.ts';

/** What came of a comparison that was flown. */
export interface Diff {
  comparison: Comparison;
  debriefs: [Debrief, Debrief];
}

/** A run that is a side, and what its errors begin with. */
interface Side {
  run: PreparedRun;
  name: string | undefined;
}

/**
 * Flies a scenario against two targets, or two states of one target's code, at the same time with the same citizens,
 * interleaved: between two citizens of A comes one of B, so that whatever else happens on this machine happens to both.
 * Both leave a run like any other; what was checked out for it is taken away, whatever happens.
 * @param signal ends both early.
 * @throws BadInput when one cannot be prepared; nothing flew then.
 */
export async function diffFlights(
  options: DiffOptions,
  signal: AbortSignal,
  hooks: DiffHooks = {},
): Promise<Diff> {
  const { a, b, ...both } = options;
  if (a.ref === undefined && b.ref === undefined) {
    const one = await prepareRun({ ...both, ...a });
    return flyBoth(
      [
        { run: one, name: undefined },
        { run: await prepareRun({ ...both, ...b }), name: undefined },
      ],
      signal,
      hooks,
    );
  }
  const branches = await findBranches(options);
  const trees = new Trees(both.projectDir);
  try {
    const [one, two] = await checkOut(branches, options, { trees, signal, hooks });
    const side = async ({ plan, target, name }: ReadySide): Promise<Side> => {
      const { targetArgs } = plan;
      return { run: await ready({ ...both, ...(targetArgs ? { targetArgs } : {}) }, { plan, target }), name };
    };
    return await flyBoth([await side(one), await side(two)], signal, hooks);
  } finally {
    // Nobody looks for the reason of their own stop.
    if (signal.aborted) trees.forgetLogs();
    for (const trouble of await trees.remove()) hooks.warn?.(trouble);
  }
}

async function flyBoth([a, b]: Both<Side>, signal: AbortSignal, hooks: DiffHooks): Promise<Diff> {
  const stopped = new AbortController();
  const stop = AbortSignal.any([signal, stopped.signal]);
  // One side alone proves nothing: where it cannot fly the other one lands too.
  const fly = ({ run, name }: Side): Promise<Debrief> =>
    rehearse(run, stop, hooks).catch((error: unknown) => {
      const told = name === undefined ? error : ofSide(name, error);
      stopped.abort(told);
      throw told;
    });
  const settled = await Promise.allSettled([fly(a), fly({ ...b, run: between(b.run) })]);
  const failed = settled.find((side) => side.status === 'rejected');
  if (failed) throw stopped.signal.aborted ? stopped.signal.reason : failed.reason;
  const [left, right] = settled.map((side) => (side.status === 'fulfilled' ? side.value : undefined));
  if (!left || !right) throw new Error('a side without a debrief');
  await writeReport(left, { place: a.run });
  await writeReport(right, { place: b.run });
  return {
    comparison: compareRuns(await flownIn(left.dir), await flownIn(right.dir)),
    debriefs: [left, right],
  };
}

/** What is wrong with one of two that have the same name says which it is. */
function ofSide(name: string, error: unknown): unknown {
  if (!(error instanceof BadInput)) return error;
  return new BadInput(error.problems.map((one) => ({ ...one, message: `${name}: ${one.message}` })));
}

/** The same run, each citizen half a gap later. */
function between(prepared: PreparedRun): PreparedRun {
  const { arrivals, scenario } = prepared.plan;
  const gap = scenario.rampUpMs / Math.max(1, arrivals.length);
  const later = arrivals.map((arrival) => ({ ...arrival, atMs: arrival.atMs + gap / 2 }));
  return { ...prepared, plan: { ...prepared.plan, arrivals: later } };
}
