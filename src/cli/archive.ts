import { relative } from 'node:path';
import { Command } from 'commander';
import { BadInput, EXIT, formatCount, messageOf } from '../model/index.ts';
import type { Archived } from '../run/index.ts';
import { archiveRuns, HOT_MS, restoreRun, retireRuns } from '../run/later.ts';
import { bytes as size, duration as age, inBytes } from './numbers.ts';

interface ArchiveFlags {
  olderThan: number;
  budget?: number;
  scenario?: string;
  reports?: string;
}

/** `esr archive`: runs older than 30 days become one compressed file each. */
export function archiveCommand(): Command {
  return new Command('archive')
    .description('turn old runs into one compressed Parquet file each; esr restore brings them back whole')
    .argument('[runs...]', 'these runs, whatever their age (default: those older than --older-than)')
    .option('--older-than <age>', 'runs that began longer ago', age, HOT_MS)
    .option(
      '--budget <size>',
      'what all runs together may take: the oldest are archived, then the oldest archives deleted',
      size,
    )
    .option('--scenario <id>', 'only runs of this scenario')
    .option('--reports <dir>', 'where the run folders are (default: reports)')
    .addHelpText(
      'after',
      '\nA run that flies, or was changed in the last hour, is left alone. Tables and the Allure report, which can be made again, are not kept.\nExit codes: 0 done, 1 something could not be archived, 2 bad input.',
    )
    .exitOverride()
    .action(async (runs: string[], { olderThan, budget, scenario, reports }: ArchiveFlags) => {
      if (scenario !== undefined && budget !== undefined) {
        const message = 'a budget is for all runs, and --scenario names some of them';
        throw new BadInput([{ message, hint: 'leave one of them out' }]);
      }
      if (runs.length > 0 && budget !== undefined) {
        const message = 'a budget is for all runs, and these were named';
        throw new BadInput([{ message, hint: 'leave --budget out, or name no runs' }]);
      }
      const done = await archiveRuns({
        projectDir: process.cwd(),
        olderThanMs: olderThan,
        now: Date.now(),
        ...(runs.length > 0 ? { runs } : {}),
        ...(budget === undefined ? {} : { budgetBytes: budget }),
        ...(scenario === undefined ? {} : { scenario }),
        ...(reports === undefined ? {} : { reportsDir: reports }),
      });
      tell(done, budget);
      if (done.troubles.length > 0) process.exitCode = EXIT.fail;
    });
}

/** What all runs together may take, as `--budget` says it: kept after every run where it is set. */
const BUDGET = 'ESR_DISK_BUDGET';

/** After a run: archives what is older than 30 days. @returns what is to be said of it; nothing where nothing was done. */
export async function retire(
  reportsDir: string | undefined,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string[]> {
  const said = env[BUDGET]?.trim() ?? '';
  let budgetBytes: number | undefined;
  try {
    if (said !== '') budgetBytes = size(said);
  } catch {
    return [`⚠️ ${BUDGET} takes a size such as 500MB or 2GB, not “${said}”: no run was archived for it`];
  }
  const done = await retireRuns({
    projectDir: process.cwd(),
    now: Date.now(),
    signal,
    ...(reportsDir === undefined ? {} : { reportsDir }),
    ...(budgetBytes === undefined ? {} : { budgetBytes }),
  }).catch((error: unknown) => messageOf(error));
  if (done === undefined) return [];
  return typeof done === 'string' ? [`⚠️ could not archive old runs, because ${done}`] : inShort(done);
}

function inShort({ archived, deleted, troubles }: Archived): string[] {
  const runs = (n: number): string => `${formatCount(n)} old run${n === 1 ? '' : 's'}`;
  const [before, after] = archived.reduce((sum, one) => [sum[0] + one.before, sum[1] + one.after], [0, 0]);
  const parts = [
    ...(archived.length > 0
      ? [`archived ${runs(archived.length)}: ${inBytes(before)} are ${inBytes(after)} now`]
      : []),
    ...(deleted.length > 0
      ? [`deleted the archive${deleted.length === 1 ? '' : 's'} of ${runs(deleted.length)} for ${BUDGET}`]
      : []),
  ];
  return [
    ...(parts.length > 0 ? [`ℹ ${parts.join('; ')} (npx esr runs; npx esr restore RUN)`] : []),
    ...inOne(troubles),
  ];
}

/** One sentence after a run, however many there are. */
function inOne([trouble, ...more]: readonly string[]): string[] {
  if (trouble === undefined) return [];
  const others = more.length === 0 ? '' : `; nor ${formatCount(more.length)} more (npx esr archive says why)`;
  return [`⚠️ ${trouble}${others}`];
}

function tell({ archived, deleted, troubles, bytes }: Archived, budget: number | undefined): void {
  for (const { run, before, after } of archived) {
    console.log(`archived ${run.scenarioId}/${run.runId}: ${inBytes(before)} are ${inBytes(after)} now`);
  }
  for (const { scenarioId, runId } of deleted)
    console.log(`deleted the archive of ${scenarioId}/${runId}, the oldest`);
  for (const trouble of troubles) console.error(`⚠️ ${trouble}`);
  if (archived.length + deleted.length + troubles.length === 0) console.log('Nothing to archive.');
  console.log(`All runs take ${inBytes(bytes)}.`);
  if (budget !== undefined && bytes > budget) {
    console.error(
      `⚠️ That is more than ${inBytes(budget)}: what is left flies, or was changed in the last hour`,
    );
  }
}

/** `esr restore RUN`: an archived run is what it was. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('make archived runs what they were')
    .argument('<runs...>', 'ids of runs')
    .option('--reports <dir>', 'where the run folders are (default: reports)')
    .exitOverride()
    .action(async (runs: string[], { reports }: { reports?: string }) => {
      for (const id of runs) {
        const run = await restoreRun(id, {
          projectDir: process.cwd(),
          note: (sentence) => console.error(`⚠️ ${sentence}`),
          ...(reports === undefined ? {} : { reportsDir: reports }),
        });
        const name = `${run.scenarioId}/${run.runId}`;
        console.log(
          run.state === 'archived' ? `restored ${name}: ${relative('', run.dir)}` : `${name} is not archived`,
        );
      }
    });
}
