import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { consoleReport, writeDebrief, type WrittenDebrief } from '../debrief/index.ts';
import type { Debrief } from '../model/index.ts';
import { pointLatest } from '../record/index.ts';
import { land, runDir, type RunPlace } from './land.ts';

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
  const allureResults = join(debrief.dir, 'allure-results');
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

/** The debrief of a run that another process flew, from its folder; the lines to print at the end. */
export async function reportFromDisk(options: ReportOptions): Promise<string[]> {
  const { debrief } = await land(runDir(options.place));
  return consoleReport(debrief.scorecard, await writeReport(debrief, options));
}
