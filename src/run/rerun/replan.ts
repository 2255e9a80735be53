import type { Arrival, FaultSpec, Plan, RerunOf } from '../../model/index.ts';
import type { Chosen } from './choose.ts';
import type { Course } from './course.ts';

/** Nobody waits longer than this for the one before them, ms. */
const LONGEST_GAP_MS = 1_000;

/** What decides the plan of a rerun besides who flies. */
export interface Replan {
  rerunOf: RerunOf;
  courses: ReadonlyMap<number, Course>;
  /** Start of the first run, ISO 8601. */
  startedAt: string;
  noFaults: boolean;
  /** The next one comes when one is done: somebody watches. */
  oneByOne: boolean;
}

/**
 * The plan that flies some citizens of a plan again: the same people with the same data, choices, arms and chances.
 * They come soon after each other, no denser than the first time; but where a fault has its own time, or time is
 * simulated, at their moments of the first run, the first of which is the start.
 * There are no checks: gates are for a whole crowd, and one of them could end the flight.
 */
export function replan(plan: Plan, chosen: readonly Chosen[], how: Replan): Plan {
  const { scenario } = plan;
  const planned = how.noFaults ? [] : plan.faults;
  const keepsMoments = keepsTime(plan, how.noFaults);
  const moments = keepsMoments ? momentsOf(chosen, how.courses) : evenly(chosen.length, gapOf(plan.arrivals));
  const from = keepsMoments ? Math.min(...moments) : 0;
  const faults = planned.map((fault) => earlier(fault, from));
  const arrivals = chosen
    .map(({ arrival, until }, i): Arrival => ({
      ...arrival,
      atMs: (moments[i] ?? 0) - from,
      arms: armsLeft(arrival, faults),
      ...(until === undefined ? {} : { until }),
    }))
    .toSorted((a, b) => a.atMs - b.atMs || a.number - b.number);
  const still = faults.filter((fault) => fault !== undefined);
  const {
    profile: _profile,
    arrivals: _spread,
    concurrency,
    metrics: _metrics,
    start: _start,
    ...plain
  } = scenario;
  const atOnce = how.oneByOne ? 1 : keepsMoments ? undefined : concurrency;
  return {
    ...plan,
    rerunOf: how.rerunOf,
    scenario: {
      ...plain,
      users: arrivals.length,
      rampUpMs: arrivals.at(-1)?.atMs ?? 0,
      checks: [],
      faults: still,
      ...(atOnce === undefined ? {} : { concurrency: atOnce }),
      ...startOf(plan, how, from),
    },
    arrivals,
    ...(plan.staff ? { staff: plan.staff.map((one) => ({ ...one, arms: armsLeft(one, faults) })) } : {}),
    faults: still,
  };
}

/** Arms of the faults that are still there. */
function armsLeft({ arms }: Arrival, faults: readonly (FaultSpec | undefined)[]): Arrival['arms'] {
  return arms.filter((_, index) => faults[index] !== undefined);
}

/** Whether citizens come at their moments of the first run, for what else happens at a time of its own. */
export function keepsTime({ scenario, faults }: Plan, noFaults: boolean): boolean {
  if (scenario.start !== undefined || scenario.timeWarp !== 1) return true;
  return !noFaults && faults.some(({ window }) => window !== undefined);
}

/** When they really began, where the record says it: also in a run that was paused, or came one by one. */
function momentsOf(chosen: readonly Chosen[], courses: ReadonlyMap<number, Course>): number[] {
  return chosen.map(({ arrival }) => courses.get(arrival.number)?.startedAt ?? arrival.atMs);
}

function evenly(count: number, gapMs: number): number[] {
  return Array.from({ length: count }, (_, i) => i * gapMs);
}

/** Between two citizens of the first run on average, bounded. */
function gapOf(arrivals: readonly Arrival[]): number {
  const moments = arrivals.map(({ atMs }) => atMs);
  const [first = 0, last = 0] = [moments[0], moments.at(-1)];
  return Math.min(LONGEST_GAP_MS, (last - first) / Math.max(1, moments.length - 1));
}

/** The simulated moment of the first citizen. */
function startOf(
  { scenario: { start, timeWarp } }: Plan,
  { startedAt }: Replan,
  fromMs: number,
): { start?: string } {
  if (start === undefined && timeWarp === 1) return {};
  const first = Date.parse(start ?? startedAt);
  return { start: new Date(first + fromMs * timeWarp).toISOString() };
}

/** The same fault when the run begins `byMs` later; undefined for one that is over by then. One that is on has begun. */
function earlier(fault: FaultSpec, byMs: number): FaultSpec | undefined {
  const { window } = fault;
  if (!window) return fault;
  const { atMs, forMs, everyMs } = window;
  const at = atMs - byMs;
  if (forMs === undefined || at + forMs > 0) return { ...fault, window: { ...window, atMs: at } };
  if (everyMs === undefined) return undefined;
  const missed = Math.floor(-(at + forMs) / everyMs) + 1;
  return { ...fault, window: { ...window, atMs: at + missed * everyMs } };
}
