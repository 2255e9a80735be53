import { Command } from 'commander';
import { formatCount, formatShare } from '../model/index.ts';
import type { ListedRun } from '../run/index.ts';
import { listRuns } from '../run/later.ts';
import { tableLines } from './answer-table.ts';
import { inBytes } from './numbers.ts';

interface RunsFlags {
  scenario?: string;
  json?: true;
  reports?: string;
}

/** `esr runs`: every run of the project, how it came out, and what it takes on the disk. */
export function runsCommand(): Command {
  return new Command('runs')
    .description('list the runs of this project, hot and archived')
    .option('--scenario <id>', 'only runs of this scenario, such as tuition-grant')
    .option('--json', 'for programs')
    .option('--reports <dir>', 'where the run folders are (default: reports)')
    .exitOverride()
    .action(async ({ scenario, json, reports }: RunsFlags) => {
      const runs = await listRuns({
        projectDir: process.cwd(),
        ...(scenario === undefined ? {} : { scenario }),
        ...(reports === undefined ? {} : { reportsDir: reports }),
      });
      if (json) return console.log(JSON.stringify(runs.map(forPrograms), null, 2));
      if (runs.length === 0) return console.log('No runs yet: npx esr run scenarios/…');
      for (const line of tableLines(COLUMNS, runs.map(row), Infinity)) console.log(line);
      const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
      console.log(`${formatCount(runs.length)} run${runs.length === 1 ? '' : 's'}, ${inBytes(bytes)}`);
    });
}

const COLUMNS = ['run', 'scenario', 'state', 'verdict', 'citizens', 'finished', 'p95, ms', 'disk'].map(
  (name) => ({
    name,
    numeric: ['citizens', 'finished', 'p95, ms', 'disk'].includes(name),
  }),
);

function row({ runId, scenarioId, state, scorecard, bytes }: ListedRun): string[] {
  const { verdict, interrupted, citizens, latency } = scorecard ?? {};
  return [
    runId,
    scenarioId,
    state,
    verdict === undefined ? '–' : interrupted ? `${verdict}, interrupted` : verdict,
    citizens ? formatCount(citizens.planned) : '–',
    citizens && citizens.planned > 0 ? formatShare(citizens.finished / citizens.planned) : '–',
    latency && latency.n > 0 ? formatCount(Math.round(latency.p95)) : '–',
    inBytes(bytes),
  ];
}

function forPrograms({ runId, scenarioId, dir, state, bytes, scorecard }: ListedRun): object {
  const { verdict, answer, interrupted, citizens, latency, errors, startedAt } = scorecard ?? {};
  return {
    runId,
    scenario: scenarioId,
    dir,
    state,
    bytes,
    startedAt,
    verdict,
    answer,
    interrupted,
    citizens,
    p95Ms: latency?.p95,
    errors,
  };
}
