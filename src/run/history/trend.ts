import { BadInput, nearest, type GateResult, type Scorecard, type Verdict } from '../../model/index.ts';
import { beganAt } from './began.ts';
import { listRuns, type RunsOptions } from './list.ts';

/** One run in the history of its scenario. */
export interface TrendRun {
  runId: string;
  state: 'hot' | 'archived';
  /** Start, ISO 8601. */
  startedAt: string;
  verdict: Verdict;
  interrupted: boolean;
  planned: number;
  /** Fraction of those who came to an end of their own, 0 to 1; undefined where nobody did. */
  finished?: number;
  /** ms; undefined where nothing was timed. */
  p95Ms?: number;
  errors: number;
  /** By title, in words. */
  gates: Record<string, Pick<GateResult, 'status' | 'measured'>>;
}

/** How a scenario came out, run by run. */
export interface Trend {
  scenario: string;
  /** Titles of gates, those of the newest run first. */
  gates: string[];
  /** The oldest first. */
  runs: TrendRun[];
}

/**
 * The history of a scenario, hot and archived runs alike, from their scorecards.
 * @param last so many runs at the most, the newest.
 * @throws BadInput when no run of it has landed.
 */
export async function trendOf(scenario: string, options: RunsOptions & { last: number }): Promise<Trend> {
  const all = await listRuns({ ...options, scenario });
  const landed = all.flatMap(({ runId, state, scorecard, changedAt }) =>
    // A rerun is a few citizens of another run, looked at again.
    scorecard && scorecard.rerunOf === undefined && state !== 'flying'
      ? [entry({ runId, state, changedAt }, scorecard)]
      : [],
  );
  if (landed.length === 0) throw await nothingOf(scenario, options);
  const runs = landed.slice(-options.last);
  return {
    scenario,
    runs,
    gates: [...new Set(runs.toReversed().flatMap(({ gates }) => Object.keys(gates)))],
  };
}

function entry(
  { runId, state, changedAt }: { runId: string; state: 'hot' | 'archived'; changedAt: number },
  { verdict, interrupted, citizens, latency, errors, gates, startedAt }: Scorecard,
): TrendRun {
  const ended = citizens.finished + citizens.failed + citizens.abandoned;
  return {
    runId,
    state,
    startedAt: startedAt === '' ? new Date(beganAt({ runId, changedAt })).toISOString() : startedAt,
    verdict,
    interrupted,
    planned: citizens.planned,
    ...(ended > 0 ? { finished: citizens.finished / ended } : {}),
    ...(latency.n > 0 ? { p95Ms: latency.p95 } : {}),
    errors,
    gates: Object.fromEntries(gates.map(({ title, status, measured }) => [title, { status, measured }])),
  };
}

async function nothingOf(scenario: string, options: RunsOptions): Promise<BadInput> {
  const known = [...new Set((await listRuns(options)).map(({ scenarioId }) => scenarioId))];
  const [close] = nearest(scenario, known);
  const there = known.length === 0 ? 'fly one: npx esr run scenarios/…' : `there are: ${known.join(', ')}`;
  return new BadInput([
    {
      message: `no run of a scenario “${scenario}” has landed`,
      hint: close === undefined ? there : `did you mean ${close}?`,
    },
  ]);
}
