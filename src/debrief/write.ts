import { join } from 'node:path';
import type { Debrief } from '../model/index.ts';
import { categoriesOf, generateAllure, writeExemplarResults } from './allure/index.ts';
import { writeAnswerPage } from './page/index.ts';
import { writeScorecard } from './scorecard.ts';
import { reportName } from './words.ts';
import { messageOf } from '../model/index.ts';

/** How to write a debrief. */
export interface DebriefOptions {
  /** Folder of Allure results; may hold results of the same run by allure-playwright already. */
  allureResults: string;
  /** Whether the gates become results; not where they are tests of another face already. Default true. */
  gates?: boolean;
  /** A JSON-lines file shared by all runs of the scenario, for Allure's history. */
  historyPath?: string;
  /** The command that repeats the run, for the answer page. */
  command?: string;
  /** Hears about what went wrong without stopping the debrief. */
  log?: (line: string) => void;
  signal?: AbortSignal;
}

/** Absolute paths of what was written; `allure` is absent when Allure failed. */
export interface WrittenDebrief {
  index: string;
  scorecard: string;
  allure?: string;
}

/**
 * Writes the whole debrief into the run folder: `scorecard.json`, `index.html` and `allure/index.html`. The answer
 * page comes first and does not depend on Allure: if that fails or is aborted, the page says so in its place.
 */
export async function writeDebrief(debrief: Debrief, options: DebriefOptions): Promise<WrittenDebrief> {
  const { command, log } = options;
  const asked = command === undefined ? {} : { command };
  const scorecard = await writeScorecard(debrief);
  await writeAnswerPage(debrief, asked);
  try {
    const { index: allure, isOneFile } = await writeAllure(debrief, options);
    const needsServer = isOneFile ? {} : { needsServer: true };
    if (!isOneFile) log?.(FOLDER);
    return {
      index: await writeAnswerPage(debrief, { ...asked, allure: 'allure/index.html', ...needsServer }),
      scorecard,
      allure,
    };
  } catch (error) {
    const allureProblem = messageOf(error);
    log?.(allureProblem);
    return { index: await writeAnswerPage(debrief, { ...asked, allureProblem }), scorecard };
  }
}

const FOLDER =
  'the Allure report is a folder, because as one file it would have 50 MB or more: `npx allure open` and the folder of the run open it';

async function writeAllure(debrief: Debrief, options: DebriefOptions): ReturnType<typeof generateAllure> {
  const { allureResults, gates = true, historyPath, signal } = options;
  writeExemplarResults(debrief, allureResults, { gates });
  return generateAllure({
    ...requestOf(debrief, allureResults),
    ...(historyPath === undefined ? {} : { historyPath }),
    ...(signal ? { signal } : {}),
  });
}

/**
 * Makes `allure/index.html` of a run again from the results of its debrief. It does not look back at other runs, for by now there
 * may be later ones.
 * @throws Error when Allure fails.
 */
export async function writeAllureAgain(landed: Landed, allureResults: string): Promise<void> {
  await generateAllure(requestOf(landed, allureResults));
}

type Landed = Pick<Debrief, 'dir' | 'scorecard'>;

function requestOf({ dir, scorecard }: Landed, resultsDir: string): Parameters<typeof generateAllure>[0] {
  return {
    resultsDir,
    outDir: join(dir, 'allure'),
    reportName: reportName(scorecard),
    categories: categoriesOf(scorecard.findings),
  };
}
