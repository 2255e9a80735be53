/** What a short flight at a constant arrival rate showed. Times are ms. */
export interface Stage {
  /** Citizens that arrived a minute. */
  perMinute: number;
  /** p95 of documents and api calls, from their actual start. */
  latencyP95Ms: number;
  /** p95 of how late citizens began. */
  latenessP95Ms: number;
  /** Share of the seconds in which the generator was saturated, 0 to 1. */
  saturatedShare: number;
  /** Most citizens in flight at once. */
  atOnce: number;
  /** Whether the run would have certified itself. */
  isValid: boolean;
  /** Citizens who did not get through, and why the first of them did not. */
  failed: number;
  failure?: string;
}

/** The most that a machine carries before what it measures bends. */
export interface Knee {
  perMinute: number;
  atOnce: number;
  /** Of the first, easy flight. */
  baselineP95Ms: number;
  /** What bent above it, as a clause. */
  because: string;
  stages: Stage[];
}

/** The easy flight that everything is compared with: one citizen every two seconds. */
const EASY_PER_MINUTE = 30;
/** Above it no machine is expected; it ends a search on a machine that never bends. */
const MOST_PER_MINUTE = 60_000;
/** The result is within this ratio of a flight that bent. */
const NEAR = 1.1;

/** Starts this late at the 95th percentile are not on time, ms. */
export const LATE_MS = 50;
/** More saturated seconds than this. */
export const SATURATED = 0.1;
/** Latency has bent when it is so many times that of the easy flight, and more than that by so much, ms. */
export const TIMES = 2;
export const AND_MS = 20;

/**
 * Finds the knee: doubles the arrival rate until the measurement bends, then halves the step in between (bisection on a
 * logarithmic scale).
 * @throws Error when even the easy flight bends.
 */
export async function findKnee(fly: (perMinute: number) => Promise<Stage>): Promise<Knee> {
  const easy = await fly(EASY_PER_MINUTE);
  const stages = [easy];
  const trouble = bentBecause(easy, easy);
  if (trouble !== undefined) {
    throw new Error(
      `could not calibrate, because even ${EASY_PER_MINUTE} citizens a minute are too many: ${trouble}`,
    );
  }
  let good = easy;
  let bad: { perMinute: number; because: string } | undefined;
  while (!bad || bad.perMinute / good.perMinute > NEAR) {
    const next = bad ? Math.sqrt(good.perMinute * bad.perMinute) : good.perMinute * 2;
    if (next > MOST_PER_MINUTE) break;
    const stage = await fly(Math.round(next));
    stages.push(stage);
    const because = bentBecause(stage, easy);
    if (because === undefined) good = stage;
    else bad = { perMinute: stage.perMinute, because };
  }
  return {
    perMinute: good.perMinute,
    atOnce: Math.max(...stages.filter(({ perMinute }) => perMinute <= good.perMinute).map((s) => s.atOnce)),
    baselineP95Ms: easy.latencyP95Ms,
    because: bad?.because ?? 'nothing bent',
    stages,
  };
}

/** What of a flight shows that the machine was its limit, or the service; undefined where nothing does. */
function bentBecause(stage: Stage, easy: Stage): string | undefined {
  const ms = (value: number): string => `${Math.round(value)} ms`;
  const bound = easy.latencyP95Ms * TIMES + AND_MS;
  if (stage.failed > easy.failed && stage !== easy) {
    const people = stage.failed === 1 ? '1 citizen' : `${stage.failed} citizens`;
    return `${people} did not get through (${stage.failure ?? 'unknown'})`;
  }
  if (stage.latenessP95Ms > LATE_MS)
    return `citizens began ${ms(stage.latenessP95Ms)} late (p95, bound ${ms(LATE_MS)})`;
  if (stage.saturatedShare > SATURATED)
    return `the generator was saturated in ${Math.round(stage.saturatedShare * 100)} % of the seconds`;
  if (stage.latencyP95Ms > bound)
    return `latency p95 was ${ms(stage.latencyP95Ms)}, of the easy flight ${ms(easy.latencyP95Ms)}`;
  return stage.isValid ? undefined : 'the run called itself invalid';
}
