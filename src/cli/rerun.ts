import { relative } from 'node:path';
import { Command } from 'commander';
import { BadInput, EXIT, formatCount, formatDuration } from '../model/index.ts';
import type { Again, Fate, Rerun, RerunOrder } from '../run/index.ts';
import { flyRerun, prepareRerun } from '../run/later.ts';
import { MOST_ROWS, tableLines } from './answer-table.ts';
import { LiveLine } from './live-line.ts';
import { stopSignal } from './stop.ts';

interface RerunFlags {
  step?: string;
  citizen?: string;
  all?: true;
  toEnd?: true;
  target?: string;
  faults: boolean;
  headed?: true;
  trace?: true;
  video?: true;
  reports?: string;
}

/** `esr rerun RUN --step pay`: flies those who failed there again, and says who still does. */
export function rerunCommand(): Command {
  return new Command('rerun')
    .description('fly the citizens again who failed in a run, with the same data, and compare')
    .argument(
      '[run]',
      'a run id, a folder, latest, SCENARIO/latest, or a scenario (default: the latest run of all but reruns)',
    )
    .option('--step <name>', 'those who failed at this step (default: each to the step they failed at)')
    .option('--citizen <number>', 'only this citizen')
    .option('--all', 'also those who did not fail')
    .option('--to-end', 'on to the end of the script, not only to the step')
    .option('--target <url-or-name>', 'instead of the target of the run')
    .option('--no-faults', 'without the faults of the run')
    .option('--headed', 'in a window, one citizen after the other')
    .option('--trace', 'keep a Playwright trace of each citizen in the folder of the rerun')
    .option('--video', 'keep a video of each citizen’s windows there')
    .option('--reports <folder>', 'where run folders are (default: reports)')
    .addHelpText(
      'after',
      '\nExit codes: 0 all pass now, 1 some fail, 2 bad input, 3 could not be shown (the generator was the limit), 130 interrupted.',
    )
    .exitOverride()
    .action(async (run: string | undefined, flags: RerunFlags) => {
      process.exitCode = await rerun(run, flags);
    });
}

async function rerun(run: string | undefined, flags: RerunFlags): Promise<number> {
  const rerunning = await prepareRerun(orderOf(run, flags));
  const { prepared, chosen, remarks } = rerunning;
  const live = new LiveLine(process.stdout);
  const { signal, onDrain } = stopSignal(() => live.print('⏹ Stopping: browsers, service and faults…'));
  const count = `${formatCount(chosen.length)} citizen${chosen.length === 1 ? '' : 's'}`;
  live.print(`▶ Flying ${count} of run ${rerunning.run} again (${plain(prepared.scenario.name)})…`);
  for (const remark of remarks) live.print(`ℹ ${plain(remark)}`);
  const flown = await flyRerun(rerunning, signal, {
    phase: (title) => live.show(`… ${title}`),
    warn: (sentence) => live.print(`⚠️ ${sentence}`),
    started: (control) => onDrain(() => control.drain()),
    progress: (progress) => live.progress(progress),
  });
  live.clear();
  for (const line of linesOf(flown)) console.log(line);
  if (signal.aborted || flown.interrupted) return EXIT.interrupted;
  return { passes: EXIT.pass, fails: EXIT.fail, unknown: EXIT.invalid }[flown.outcome];
}

/** @throws BadInput for a citizen that is no number. */
function orderOf(run: string | undefined, flags: RerunFlags): RerunOrder {
  const { step, citizen, all, toEnd, target, faults, headed, trace, video, reports } = flags;
  if (citizen !== undefined && !/^[1-9]\d{0,8}$/.test(citizen)) {
    throw new BadInput([{ message: `--citizen takes a whole number from 1, not “${plain(citizen)}”` }]);
  }
  return {
    projectDir: process.cwd(),
    ...(run === undefined ? {} : { run }),
    ...(step === undefined ? {} : { step }),
    ...(citizen === undefined ? {} : { citizen: Number(citizen) }),
    ...(all ? { all } : {}),
    ...(toEnd ? { toEnd } : {}),
    ...(target === undefined ? {} : { target }),
    ...(faults ? {} : { noFaults: true }),
    ...(headed ? { headed } : {}),
    ...(trace ? { trace } : {}),
    ...(video ? { video } : {}),
    ...(reports === undefined ? {} : { reportsDir: reports }),
  };
}

const COLUMNS = ['citizen', 'persona', 'to', 'then', 'now'].map((name) => ({
  name,
  numeric: name === 'citizen',
}));

function linesOf({ citizens, summary, reasons, runId, dir, page, traces, videos }: Rerun): string[] {
  const shown = citizens.slice(0, MOST_ROWS);
  const rows = shown.map(({ citizen, persona, step, before, now }) => [
    citizen,
    persona,
    step ?? 'the end',
    fateText(before),
    fateText(now),
  ]);
  const [trace] = traces;
  const [video] = videos;
  return [
    '',
    ...tableLines(COLUMNS, rows),
    ...(citizens.length > shown.length ? [`… and ${formatCount(citizens.length - shown.length)} more`] : []),
    '',
    ...messagesOf(citizens),
    summary,
    ...reasons.map((reason) => `   • ${plain(reason)}`),
    '',
    `Rerun: ${shownPath(dir)} (why: npx esr why ${runId}; debrief: ${page === undefined ? `npx esr report ${runId} --out rerun.html` : shownPath(page)})`,
    ...(trace === undefined
      ? []
      : [`Trace: npx playwright show-trace ${shownPath(trace)}${andMore(traces, 'traces')}`]),
    ...(video === undefined ? [] : [`Video: ${shownPath(video)}${andMore(videos, 'videos')}`]),
  ];
}

function andMore({ length }: readonly string[], what: string): string {
  return length > 1 ? `   (${formatCount(length)} ${what} are there)` : '';
}

/** `expectation-unmet at click Send, 1.2 s`. */
function fateText(fate: Fate): string {
  if (fate.how === 'passed') return `passed, ${formatDuration(fate.durationMs)}`;
  if (fate.how === 'unknown') return fate.because;
  return fate.at
    ? `${fate.code} at ${fate.at.title}, ${formatDuration(fate.at.durationMs)}`
    : `${fate.code} outside the script`;
}

/** What those say who fail now, each sentence once. */
function messagesOf(citizens: readonly Again[]): string[] {
  const said = new Set(
    citizens.flatMap(({ now }) => (now.how === 'failed' ? [now.message.split('\n', 1)[0] ?? ''] : [])),
  );
  const shown = [...said].slice(0, 5);
  return shown.length === 0 ? [] : [...shown.map((one) => `   • ${plain(one)}`), ''];
}

/** As a shell takes it for one word, where it can: seen from where the person is. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return /\s/.test(path) ? `"${path}"` : path;
}

/** Nothing that could move the cursor or turn the direction of writing: a page under test may have put it there. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
