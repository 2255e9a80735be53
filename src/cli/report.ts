import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { Command } from 'commander';
import { BadInput, EXIT, formatCount } from '../model/index.ts';
import type { ReportWritten } from '../run/index.ts';
import { reportTo, runWords } from '../run/later.ts';
import { stopSignal } from './stop.ts';

interface ReportFlags {
  out: string[];
  format?: string;
  reports?: string;
}

/** `esr report [RUN] --out debrief.pdf`: the debrief of a run in the formats people keep. */
export function reportCommand(): Command {
  return new Command('report')
    .exitOverride()
    .description('write the debrief of a run as PDF, HTML, Markdown, JUnit, JSON or CSV')
    .argument(
      '[run]',
      'a run id, a folder, latest, SCENARIO/latest, or a scenario (default: the latest run of all but reruns)',
    )
    .option(
      '--out <file>',
      'a file (.pdf .html .md .xml .json .csv), a folder for all of them, - for standard output; may be repeated',
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .option('--format <name>', 'pdf, html, md, junit, json or csv, where no ending says it')
    .option('--reports <folder>', 'where run folders are (default: reports)')
    .addHelpText(
      'after',
      '\nWithout --out and --format the answer is printed.\nExit codes: 0 written, 2 bad input, or no browser for a PDF, 130 interrupted.',
    )
    .action(async (run: string | undefined, flags: ReportFlags) => {
      process.exitCode = await report(run, flags);
    });
}

async function report(run: string | undefined, { out, format, reports }: ReportFlags): Promise<number> {
  const { signal } = stopSignal(() => console.error('⏹ Stopping…'));
  try {
    const written = await reportTo({
      projectDir: process.cwd(),
      outs: out,
      print: (bytes) => void process.stdout.write(bytes),
      signal,
      ...(run === undefined ? {} : { run }),
      ...(format === undefined ? {} : { format }),
      ...(reports === undefined ? {} : { reportsDir: reports }),
    });
    await tell(written, out.length === 0 && format === undefined);
    if (written.problems.length > 0) console.error(new BadInput(written.problems).message);
    return written.problems.length > 0 ? EXIT.badInput : EXIT.pass;
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

/** On the error stream, since standard output may be what was asked for; the answer itself where nothing was. */
async function tell({ scorecard, dir, files }: ReportWritten, isAnswerWanted: boolean): Promise<void> {
  if (isAnswerWanted) {
    const page = join(dir, 'index.html');
    const shown = relative('', existsSync(page) ? page : dir);
    const { consoleReport } = await runWords();
    for (const line of consoleReport(scorecard, { index: shown })) console.log(line);
    return;
  }
  console.error(`${scorecard.scenario}, run ${basename(dir)}: ${scorecard.answer} (${scorecard.verdict})`);
  for (const { file, bytes } of files) {
    console.error(`wrote ${file} (${formatCount(Math.ceil(bytes / 1_000))} kB)`);
  }
}
