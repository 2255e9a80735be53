import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Command } from 'commander';
import { BadInput, EXIT, type Comparison } from '../model/index.ts';
import type { ComparisonEnding } from '../run/index.ts';
import { comparisonWords, diffFlights, diffRuns } from '../run/later.ts';
import { tableLines } from './answer-table.ts';
import { duration, seedNumber, wholeNumber } from './numbers.ts';
import { stopSignal } from './stop.ts';

/** How a comparison is told. */
type Words = Awaited<ReturnType<typeof comparisonWords>>;

interface DiffFlags {
  a?: string;
  b?: string;
  aArgs?: string;
  bArgs?: string;
  aRef?: string;
  bRef?: string;
  users?: number;
  rampUp?: number;
  seed?: number;
  out: string[];
  reports?: string;
}

/**
 * `esr diff RUN RUN`: two past runs. `esr diff SCENARIO --a … --b …`: flies both sides, interleaved; with `--a-ref main` one
 * of them is a checkout of a branch.
 */
export function diffCommand(): Command {
  return new Command('diff')
    .description('compare two runs, or fly a scenario against two targets or branches with the same citizens')
    .argument('<what...>', 'two runs (as esr report takes them), or one scenario file')
    .option('--a <target>', 'side A of a scenario: an address, or a file in targets/')
    .option('--b <target>', 'side B')
    .option('--a-args <words>', 'appended to the start command of A, such as "--defect out-of-state"')
    .option('--b-args <words>', 'the same for B')
    .option(
      '--a-ref <ref>',
      'A is this branch, tag or commit, checked out; without, the working copy as it is',
    )
    .option('--b-ref <ref>', 'the same for B')
    .option('--users <n>', 'how many citizens on each side, instead of the scenario’s', wholeNumber)
    .option('--ramp-up <duration>', 'over how long they arrive, instead of the scenario’s', duration)
    .option('--seed <n>', 'same seed, same citizens (default: 1)', seedNumber)
    .option(
      '--out <file>',
      'write it as .html, .md or .json too; may be repeated',
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .option('--reports <dir>', 'where run folders are (default: reports)')
    .addHelpText(
      'after',
      '\nExit codes: 0 B is not worse, 1 B is worse with 95 % confidence, 2 bad input, 3 a run proves nothing, 130 interrupted.',
    )
    .exitOverride()
    .action(async (what: string[], flags: DiffFlags) => {
      process.exitCode = await diff(what, flags);
    });
}

async function diff(what: readonly string[], flags: DiffFlags): Promise<number> {
  const { comparisonEndings, writeComparison, ...words } = await comparisonWords();
  const outs = flags.out.map((file) => ({ file, ending: endingOf(file, comparisonEndings) }));
  const [first = '', second, ...more] = what;
  if (more.length > 0) throw wrong('two runs are compared, and more were named');
  const { a, b, aArgs, bArgs, aRef, bRef } = flags;
  const sides = [a, b, aArgs, bArgs, aRef, bRef].some((side) => side !== undefined);
  if (second !== undefined && sides) throw wrong('past runs have flown: --a and --b are for a scenario');
  const { signal } = stopSignal(() => console.error('⏹ Stopping both sides…'));
  try {
    const comparison =
      second === undefined ? await flown(first, flags, signal) : await past(first, second, flags);
    console.log(lines(comparison, words).join('\n'));
    for (const { file, ending } of outs) await writeFile(file, writeComparison(comparison, ending));
    return signal.aborted ? EXIT.interrupted : exitCodeOf(comparison);
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function past(a: string, b: string, { reports }: DiffFlags): Promise<Comparison> {
  return diffRuns(a, b, {
    projectDir: process.cwd(),
    ...(reports === undefined ? {} : { reportsDir: reports }),
  });
}

async function flown(scenario: string, flags: DiffFlags, signal: AbortSignal): Promise<Comparison> {
  const { a, b, aArgs, bArgs, aRef, bRef, users, rampUp, seed, reports } = flags;
  if (a === b && aArgs === bArgs && aRef === bRef) {
    throw wrong(
      'both sides are the same',
      'say what B is: --b TARGET, --b-ref BRANCH, or --b-args "…" for its start command',
    );
  }
  const side = (target: string | undefined, args: string | undefined, ref: string | undefined) => ({
    ...(target === undefined ? {} : { target }),
    ...(ref === undefined ? {} : { ref }),
    targetArgs: args?.split(/\s+/).filter((word) => word !== '') ?? [],
  });
  const { comparison } = await diffFlights(
    {
      scenario,
      projectDir: process.cwd(),
      a: side(a, aArgs, aRef),
      b: side(b, bArgs, bRef),
      ...(users === undefined ? {} : { users }),
      ...(rampUp === undefined ? {} : { rampUpMs: rampUp }),
      ...(seed === undefined ? {} : { seed }),
      ...(reports === undefined ? {} : { reportsDir: reports }),
    },
    signal,
    {
      warn: (sentence) => console.error(`⚠️ ${sentence}`),
      readying: (sentence) => console.error(`… ${sentence}`),
    },
  );
  return comparison;
}

function lines(
  comparison: Comparison,
  {
    comparisonNotices,
    comparisonTables,
    shown,
  }: Pick<Words, 'comparisonNotices' | 'comparisonTables' | 'shown'>,
): string[] {
  const { summary, changed, paired } = comparison;
  return [
    ...comparisonNotices(comparison).map((notice) => `⚠️ ${notice}`),
    ...comparisonTables(comparison).flatMap(({ title, columns, rows }) => [
      title,
      ...tableLines(
        columns.map((name) => ({ name, numeric: false })),
        rows.map((row) => row.map(shown)),
        Infinity,
      ).map((line) => `  ${line}`),
      '',
    ]),
    ...(changed.length > 0
      ? ['What is different about the runs', ...changed.map((one) => `  ${one}`), '']
      : []),
    ...(paired
      ? []
      : ['ℹ The citizens are not the same: differences are larger by chance. Fly both with one seed.']),
    summary,
  ];
}

function exitCodeOf({ a, b, figures }: Comparison): number {
  if (a.verdict === 'INVALID' || b.verdict === 'INVALID') return EXIT.invalid;
  if (figures.every(({ difference }) => difference === null)) return EXIT.invalid;
  const isWorse = figures.some(
    ({ better, difference }) =>
      difference !== null && (better === 'more' ? difference.high < 0 : difference.low > 0),
  );
  return isWorse ? EXIT.fail : EXIT.pass;
}

function endingOf(file: string, endings: readonly ComparisonEnding[]): ComparisonEnding {
  const ending = extname(file).toLowerCase();
  const found = endings.find((one) => one === ending);
  if (found) return found;
  throw wrong(`the ending of “${file}” is none of ${endings.join(' ')}`);
}

function wrong(because: string, hint = '`npx esr diff --help` shows how it is said'): BadInput {
  return new BadInput([{ message: `could not compare, because ${because}`, hint }]);
}
