import { Command } from 'commander';
import { BadInput, describeProblem, EXIT, type Scorecard } from '../model/index.ts';
import type { RunOptions } from '../run/index.ts';
import { beyondThisMachine, prepareRun, rehearse, runWords, writeReport } from '../run/later.ts';
import { retire } from './archive.ts';
import { printOutlook } from './dry-run.ts';
import { LiveLine } from './live-line.ts';
import { duration, seedNumber, wholeNumber, workerNumber } from './numbers.ts';
import { stopSignal } from './stop.ts';
import { WatchScreen } from './watch.ts';

interface RunFlags {
  target?: string;
  users?: number;
  rampUp?: number;
  seed?: number;
  reports?: string;
  dryRun?: true;
  json?: true;
  watch?: true;
  recycle?: true;
  workers?: number;
}

/** `esr run FILE`: flies a scenario as written and ends with the verdict and the debrief. */
export function runCommand(): Command {
  return new Command('run')
    .description('fly a scenario and write its debrief')
    .argument('<scenario>', 'scenario file, such as scenarios/tuition-grant.yml')
    .argument('[target-arguments...]', 'after --: appended to the start command of the target')
    .option('--target <url-or-name>', 'address of a running service, or a file in targets/ (default: portal)')
    .option('--users <n>', 'how many citizens, instead of the scenario’s', wholeNumber)
    .option('--ramp-up <duration>', 'over how long they arrive, instead of the scenario’s', duration)
    .option('--seed <n>', 'same seed, same citizens, same order (default: 1)', seedNumber)
    .option('--reports <dir>', 'where the run folder goes (default: reports)')
    .option('--dry-run', 'print what the run would do and what it would take; start nothing')
    .option('--json', 'with --dry-run: print it as JSON')
    .option(
      '--recycle',
      'use browser contexts again, emptied: less CPU per citizen (docs/decisions/cheaper-citizens.md)',
    )
    .option(
      '--workers <n>',
      'worker processes that share the citizens, 0 for none (default: one for every two processors, none on two)',
      workerNumber,
    )
    .option('--watch', 'live figures on the terminal, and keys to pause, resume, drain and stop')
    .addHelpText(
      'after',
      '\nExit codes: 0 pass, 1 fail, 2 bad input, 3 invalid run (the generator was the limit), 130 interrupted.',
    )
    .exitOverride()
    .action(async (scenario: string, targetArgs: string[], flags: RunFlags) => {
      process.exitCode = await run(scenario, targetArgs, flags);
    });
}

async function run(scenario: string, targetArgs: string[], flags: RunFlags): Promise<number> {
  const options: RunOptions = {
    scenario,
    projectDir: process.cwd(),
    note: (problem) => console.log(`ℹ ${describeProblem(problem)}`),
    targetArgs,
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.users === undefined ? {} : { users: flags.users }),
    ...(flags.rampUp === undefined ? {} : { rampUpMs: flags.rampUp }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.reports === undefined ? {} : { reportsDir: flags.reports }),
    ...(flags.recycle ? { recycle: true } : {}),
    ...(flags.workers === undefined ? {} : { workers: flags.workers }),
  };
  const outlook = await printOutlook(flags, options);
  if (outlook !== undefined) return outlook;
  const prepared = await prepareRun(options);
  const { consoleReport, rampUpLine, startLine } = await runWords();
  for (const line of await beyondThisMachine(prepared)) console.log(`⚠️ ${line}`);
  const watch = watchScreen(flags);
  const live = watch ?? new LiveLine(process.stdout);
  const { signal, stop, onDrain } = stopSignal(() =>
    live.print('⏹ Stopping: browsers, service and faults first, then the debrief…'),
  );
  const debrief = await rehearse(prepared, signal, {
    phase: (title) => live.show(`… ${title}`),
    warn: (sentence) => live.print(`⚠️ ${sentence}`),
    started(control) {
      live.print(startLine(prepared.scenario));
      onDrain(() => control.drain());
      watch?.listen({ ...control, stop });
    },
    rampedUp: () => live.print(rampUpLine()),
    progress: (progress) => live.progress(progress),
  });
  watch?.close();
  live.show('… writing the debrief');
  const report = await writeReport(debrief, {
    place: prepared,
    log: (line) => live.print(line),
    // Whoever stops a run wants its debrief; whoever stops the debrief of a whole run does not.
    ...(signal.aborted ? {} : { signal }),
  });
  live.clear();
  for (const line of consoleReport(debrief.scorecard, report)) console.log(line);
  return afterRun(debrief.scorecard, signal, async () => {
    for (const line of await retire(flags.reports, signal)) console.log(line);
  });
}

/** @throws BadInput where there is no terminal to watch on. */
function watchScreen({ watch }: RunFlags): WatchScreen | undefined {
  if (!watch) return undefined;
  if (process.stdout.isTTY) return new WatchScreen({ in: process.stdin, out: process.stdout });
  throw new BadInput([
    {
      message: 'could not watch the run, because standard output is no terminal',
      hint: 'leave --watch out: a line of figures is printed now and then',
    },
  ]);
}

/** What the exit code of a run depends on. */
type Ended = Pick<Scorecard, 'interrupted' | 'guard' | 'verdict'>;

/**
 * Tidies up after a run that was not stopped.
 * @returns the exit code of the run: whoever stops the tidying has the answer already.
 */
export async function afterRun(
  scorecard: Ended,
  signal: AbortSignal,
  tidy: () => Promise<void>,
): Promise<number> {
  if (signal.aborted) return EXIT.interrupted;
  await tidy();
  return exitCodeOf(scorecard);
}

function exitCodeOf({ interrupted, guard, verdict }: Ended): number {
  if (interrupted && !guard) return EXIT.interrupted;
  return { PASS: EXIT.pass, WARN: EXIT.pass, FAIL: EXIT.fail, INVALID: EXIT.invalid }[verdict];
}
