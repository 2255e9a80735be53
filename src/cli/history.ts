import { Command } from 'commander';
import { formatCount, formatShare, type GateResult } from '../model/index.ts';
import type { Trend, TrendRun } from '../run/index.ts';
import { trendOf } from '../run/later.ts';
import { tableLines } from './answer-table.ts';
import { wholeNumber } from './numbers.ts';

interface HistoryFlags {
  last: number;
  json?: true;
  reports?: string;
}

/** `esr history SCENARIO`: how a scenario came out, run by run, gate by gate. */
export function historyCommand(): Command {
  return new Command('history')
    .description('show how a scenario came out from run to run, gate by gate')
    .argument('<scenario>', 'as its folder in reports/ is called: tuition-grant')
    .option('--last <n>', 'so many runs at the most, the newest', wholeNumber, 20)
    .option('--json', 'for programs')
    .option('--reports <dir>', 'where the run folders are (default: reports)')
    .addHelpText('after', '\nArchived runs are in it too. Exit codes: 0 shown, 2 no such scenario.')
    .exitOverride()
    .action(async (scenario: string, { last, json, reports }: HistoryFlags) => {
      const trend = await trendOf(scenario, {
        projectDir: process.cwd(),
        last,
        ...(reports === undefined ? {} : { reportsDir: reports }),
      });
      console.log(json ? JSON.stringify(trend, null, 2) : lines(trend).join('\n'));
    });
}

/** A mark of one character, and which is which in words below the table. */
const MARK: Record<GateResult['status'], string> = { green: '✔', yellow: '▲', red: '✖', unproven: '?' };

function lines({ gates, runs }: Trend): string[] {
  const numbered = gates.map((_, index) => `g${index + 1}`);
  const heads = ['run', 'began', 'verdict', 'citizens', 'finished', 'p95, ms', 'errors', ...numbered];
  const numeric = ['citizens', 'finished', 'p95, ms', 'errors'];
  const columns = heads.map((name) => ({ name, numeric: numeric.includes(name) }));
  const rows = runs.map((run) => [...figures(run), ...gates.map((gate) => mark(run.gates[gate]?.status))]);
  return [
    ...tableLines(columns, rows, Infinity),
    '',
    `✔ green  ▲ yellow  ✖ red  ? not proven  · no such gate then`,
    ...gates.map((gate, index) => `g${index + 1}  ${gate}: ${measured(gate, runs)}`),
  ];
}

function figures({
  runId,
  startedAt,
  verdict,
  interrupted,
  planned,
  finished,
  p95Ms,
  errors,
}: TrendRun): string[] {
  return [
    runId,
    startedAt.slice(0, 16).replace('T', ' '),
    interrupted ? `${verdict}, interrupted` : verdict,
    formatCount(planned),
    finished === undefined ? '–' : formatShare(finished),
    p95Ms === undefined ? '–' : formatCount(Math.round(p95Ms)),
    formatCount(errors),
  ];
}

function mark(status: GateResult['status'] | undefined): string {
  return status === undefined ? '·' : MARK[status];
}

/** What the newest run that had the gate measured. */
function measured(gate: string, runs: readonly TrendRun[]): string {
  return runs.findLast((run) => run.gates[gate])?.gates[gate]?.measured ?? '–';
}
