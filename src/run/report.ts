import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { consoleReport, writeAllureAgain, writeDebrief, type WrittenDebrief } from '../debrief/index.ts';
import type { Debrief, Scorecard } from '../model/index.ts';
import { pointLatest } from '../record/index.ts';
import { runDir, type RunPlace } from './folder.ts';
import { land } from './land.ts';

/** Allure results of a run, in its folder. */
const RESULTS = 'allure-results';

/** What a face adds to a debrief. */
export interface ReportOptions {
  place: RunPlace;
  /** Allure results of the face's own tests of this run, which then hold the gates. */
  testResults?: string;
  /** The command that repeats the run, where it is not `esr run`. */
  command?: string;
  /** Hears about what went wrong without stopping the debrief. */
  log?: (line: string) => void;
  /** Leaves the Allure report out when aborted; the answer page stays. */
  signal?: AbortSignal;
}

/** Writes the whole debrief of a landed run and lets `latest` lead to it. */
export async function writeReport(debrief: Debrief, options: ReportOptions): Promise<WrittenDebrief> {
  const { place, testResults, command, log, signal } = options;
  const allureResults = join(debrief.dir, RESULTS);
  if (testResults !== undefined) await cp(testResults, allureResults, { recursive: true });
  const written = await writeDebrief(debrief, {
    allureResults,
    gates: testResults === undefined,
    historyPath: join(place.reportsDir, place.scenarioId, 'history.jsonl'),
    ...(command === undefined ? {} : { command }),
    ...(log ? { log } : {}),
    ...(signal ? { signal } : {}),
  });
  await pointLatest(place.reportsDir, place.scenarioId, place.runId);
  return written;
}

/**
 * Writes the debrief of a run that is no rehearsal, a rerun: neither the history of its scenario nor `latest` know of it.
 * @param signal leaves the Allure report out when aborted.
 */
export function writePages(debrief: Debrief, signal: AbortSignal): Promise<WrittenDebrief> {
  return writeDebrief(debrief, { allureResults: join(debrief.dir, RESULTS), signal });
}

/** The debrief of a run that another process flew, from its folder; the lines to print at the end. */
export async function reportFromDisk(options: ReportOptions): Promise<string[]> {
  const { debrief } = await land(runDir(options.place));
  return consoleReport(debrief.scorecard, await writeReport(debrief, options));
}

/** Makes the Allure report of a landed run again, where its results are in its folder and it is not. @throws Error when Allure fails. */
export async function allureAgain(dir: string, scorecard: Scorecard): Promise<void> {
  const allureResults = join(dir, RESULTS);
  if (!existsSync(allureResults) || existsSync(join(dir, 'allure', 'index.html'))) return;
  await writeAllureAgain({ dir, scorecard }, allureResults);
}
