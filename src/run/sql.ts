import { resolve } from 'node:path';
import { BadInput, formatCount, nearest } from '../model/index.ts';
import { ask, keepTables } from '../record/index.ts';
import type { Answered } from '../record/index.ts';
import { readScorecard } from './folder.ts';
import { latest, recordedIn, type Recorded } from './recorded.ts';

export { relations as recordTables } from '../record/index.ts';
export type { Answered, Cell } from '../record/index.ts';

/** Which runs are asked; the latest of all without any of these. */
export interface SqlOptions {
  /** Folder that holds reports/. */
  projectDir: string;
  reportsDir?: string;
  /** Id of a run, or `latest`. */
  run?: string;
  all?: boolean;
  /** Only runs of this scenario, as its folder in reports/ is called. */
  scenario?: string;
  /** Hears which runs are asked, and what they lack. */
  note(sentence: string): void;
}

/**
 * Asks the records of runs in SQL; `take` gets the answer while it comes. A query that names runs (`run_id = '…'`) is
 * asked of these. Tables that are not there yet, or not of the whole record, are made first.
 * @throws BadInput for runs that are not there, and for a query that cannot be done.
 */
export async function querySql(
  sql: string,
  options: SqlOptions,
  take: (answered: Answered) => Promise<void>,
): Promise<void> {
  const runs = await withTables(await choose(sql, options), options);
  const asked = await Promise.all(
    runs.map(async (run) => {
      const scorecard = await readScorecard(run);
      const { dir, runId } = run;
      return { dir, runId, ...(scorecard ? { verdict: scorecard.verdict, answer: scorecard.answer } : {}) };
    }),
  );
  await ask(asked, sql, async (answered) => {
    if (answered.leftOut > 0) options.note(leftOutLine(answered.leftOut));
    await take(answered);
  });
}

function leftOutLine(lines: number): string {
  return lines === 1
    ? '1 line of the record is no whole event and was left out'
    : `${formatCount(lines)} lines of the record are no whole event and were left out`;
}

async function choose(sql: string, options: SqlOptions): Promise<Recorded[]> {
  const { all = false, run } = options;
  const reportsDir = resolve(options.projectDir, options.reportsDir ?? 'reports');
  const found = (await recordedIn(reportsDir)).filter((one) => isWanted(one, options));
  if (found.length === 0) throw await nothing(reportsDir, options);
  if (all) return found;
  if (run !== undefined && run !== 'latest') {
    const chosen = found.filter(({ runId }) => runId === run);
    if (chosen.length > 0) return chosen;
    throw notThere(
      `there is no run “${run}” in ${options.reportsDir ?? 'reports'}/`,
      run,
      found.map(({ runId }) => runId),
    );
  }
  const named = run === undefined ? found.filter(({ runId }) => sql.includes(`'${runId}'`)) : [];
  return named.length > 0 ? named : [await latest(found)];
}

function isWanted({ scenarioId }: Recorded, { scenario }: SqlOptions): boolean {
  return scenario === undefined || scenarioId === scenario;
}

async function nothing(
  reportsDir: string,
  { scenario, reportsDir: said = 'reports' }: SqlOptions,
): Promise<BadInput> {
  const found = await recordedIn(reportsDir);
  if (scenario !== undefined && found.length > 0) {
    const ids = [...new Set(found.map(({ scenarioId }) => scenarioId))];
    return notThere(`no run of a scenario “${scenario}” is in ${said}/`, scenario, ids);
  }
  return new BadInput([
    {
      message: `there is no run in ${said}/`,
      hint: 'fly one: esr run scenarios/…; or give another folder with --reports',
    },
  ]);
}

function notThere(message: string, name: string, names: readonly string[]): BadInput {
  const near = nearest(name, names, 3);
  const hint =
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are: ${names.slice(-10).join(', ')}`;
  return new BadInput([{ message, hint }]);
}

/** Makes the tables that are missing. Of several runs, one whose record cannot be read is left out and named. */
async function withTables(runs: readonly Recorded[], { note }: SqlOptions): Promise<Recorded[]> {
  const ready: Recorded[] = [];
  const troubles: string[] = [];
  for (const run of runs) {
    try {
      await keepTables(run.dir);
      ready.push(run);
    } catch (error) {
      if (error instanceof BadInput) throw error;
      const because = error instanceof Error ? error.message.split('\n')[0] : String(error);
      troubles.push(`could not read the record of run ${run.runId}, because ${because}`);
    }
  }
  if (ready.length === 0) throw new BadInput(troubles.map((message) => ({ message })));
  for (const trouble of troubles) note(`${trouble}: it is left out`);
  const [first] = ready;
  note(
    ready.length === 1 && first
      ? `asked: run ${first.runId} of ${first.scenarioId}`
      : `asked: ${ready.length} runs`,
  );
  return ready;
}
