import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeAs, type Format } from '../debrief/index.ts';
import { BadInput, type Problem, type Scorecard } from '../model/index.ts';
import { briefOf } from './report-brief.ts';
import { findRun } from './report-find.ts';
import { piecesOf } from './report-pieces.ts';
import { printPage } from './report-print.ts';

/** Which run is written where. */
export interface ReportOrder {
  /** A run id, a folder, `latest`, `SCENARIO/latest`, or a scenario; the latest run of all without. */
  run?: string;
  projectDir: string;
  /** Where run folders are; `reports` of the project by default. */
  reportsDir?: string;
  /** Files, whose ending says the format; folders; `-` is standard output. */
  outs: readonly string[];
  /** For what has no ending that says it. */
  format?: string;
  /** Takes what goes to standard output. */
  print(bytes: Uint8Array): void;
  signal: AbortSignal;
}

/** What was written. */
export interface ReportWritten {
  scorecard: Scorecard;
  /** Absolute path of the run folder. */
  dir: string;
  /** In the words of the order, with their sizes in bytes. */
  files: { file: string; format: Format; bytes: number }[];
  /** Why others were not written, such as a PDF without a browser. */
  problems: readonly Problem[];
}

/**
 * Writes the debrief of a run in other formats, from the same model, wherever it is wanted.
 * @throws BadInput when there is no such run, it cannot be read, or something of the order cannot be done; nothing is
 *   written then.
 */
export async function reportTo(order: ReportOrder): Promise<ReportWritten> {
  const { projectDir, reportsDir = 'reports', run, print, signal } = order;
  const pieces = await piecesOf(order);
  const dir = await findRun(run, { projectDir, reportsDir: resolve(projectDir, reportsDir) });
  const brief = await briefOf(dir);
  const written: ReportWritten = { scorecard: brief.debrief.scorecard, dir, files: [], problems: [] };
  for (const { format, path } of pieces) {
    signal.throwIfAborted();
    const file = path ?? 'standard output';
    try {
      const bytes = await writeAs(format, brief, (page) => printPage(page, signal));
      if (path === undefined) print(bytes);
      else {
        await mkdir(dirname(resolve(projectDir, path)), { recursive: true });
        await writeFile(resolve(projectDir, path), bytes);
      }
      written.files.push({ file, format, bytes: bytes.length });
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      const notPrinted = error.problems.map((problem) => ({
        ...problem,
        message: `could not print ${file}, because a PDF takes a browser and ${problem.message}`,
      }));
      written.problems = [...written.problems, ...notPrinted];
    }
  }
  return written;
}
