import { checkoutsPlace, flightsPlace, holdsAnything } from './left.ts';

/**
 * The door of the command line: what it needs of `run`, loaded when it is asked for. A run needs nine hundred modules,
 * `esr --help` none of them, and a person waits for each; faces that fly in any case come in by `index.ts`.
 */
export { HOT_MS } from './hot.ts';
export { Interrupted } from './interrupted.ts';
export { describeProgress } from './progress.ts';

export const archiveRuns = later(async () => (await import('./history/index.ts')).archiveRuns);
export const beyondThisMachine = later(async () => (await import('./calibrate/index.ts')).beyondThisMachine);
export const calibrate = later(async () => (await import('./calibrate/index.ts')).calibrate);
export const checkUp = later(async () => (await import('./doctor.ts')).checkUp);
export const clearFaults = later(async () => (await import('./faults/index.ts')).clearFaults);
export const diffFlights = later(async () => (await import('./diff/index.ts')).diffFlights);
export const diffRuns = later(async () => (await import('./diff/index.ts')).diffRuns);
export const dryRun = later(async () => (await import('./dry-run.ts')).dryRun);
export const explainRun = later(async () => (await import('./why.ts')).explainRun);
export const flyRerun = later(async () => (await import('./rerun/index.ts')).flyRerun);
export const formatFiles = later(async () => (await import('./fmt.ts')).formatFiles);
export const initProject = later(async () => (await import('./init.ts')).initProject);
export const injectFault = later(async () => (await import('./faults/index.ts')).injectFault);
export const listFaults = later(async () => (await import('./faults/index.ts')).listFaults);
export const listPersonas = later(async () => (await import('./personas.ts')).listPersonas);
export const listRuns = later(async () => (await import('./history/index.ts')).listRuns);
export const outlookLines = later(async () => (await import('./outlook-lines.ts')).outlookLines);
export const prepareRerun = later(async () => (await import('./rerun/index.ts')).prepareRerun);
export const prepareRun = later(async () => (await import('./prepare.ts')).prepareRun);
export const previewCitizens = later(async () => (await import('./personas.ts')).previewCitizens);
export const querySql = later(async () => (await import('./sql.ts')).querySql);
export const recordScenario = later(async () => (await import('./record.ts')).recordScenario);
export const rehearse = later(async () => (await import('./rehearse.ts')).rehearse);
export const reportTo = later(async () => (await import('./report-out.ts')).reportTo);
export const restoreRun = later(async () => (await import('./history/index.ts')).restoreRun);
export const retireRuns = later(async () => (await import('./history/index.ts')).retireRuns);
export const rewrite = later(async () => (await import('./fmt.ts')).rewrite);
export const scanPaths = later(async () => (await import('./pii.ts')).scanPaths);
export const trendOf = later(async () => (await import('./history/index.ts')).trendOf);
export const validateFiles = later(async () => (await import('./validate.ts')).validateFiles);
export const writeReport = later(async () => (await import('./report.ts')).writeReport);

/**
 * Takes away what runs and comparisons of branches left that ended without a word; asked before every command, and hardly
 * ever is there anything. @returns what to tell, a sentence each.
 */
export async function settleLeftovers(projectDir: string): Promise<string[]> {
  const said: string[] = [];
  if (holdsAnything(flightsPlace(projectDir)))
    said.push(...(await (await import('./faults/index.ts')).settleFlights(projectDir)));
  if (holdsAnything(checkoutsPlace(projectDir)))
    said.push(...(await (await import('./checkout/index.ts')).settleCheckouts(projectDir)));
  return said;
}

/** What a terminal says of a run: when it starts, while it flies, and what came of it. */
export const runWords = async () => {
  const { consoleReport, rampUpLine, startLine } = await import('../debrief/index.ts');
  return { consoleReport, rampUpLine, startLine };
};
/** How a comparison is told and written. */
export const comparisonWords = async () => {
  const { comparisonEndings, comparisonNotices, comparisonTables, shown, writeComparison } =
    await import('../debrief/index.ts');
  return { comparisonEndings, comparisonNotices, comparisonTables, shown, writeComparison };
};
/** The tables that `querySql` can ask, with their columns. */
export const recordTables = async () => (await import('./sql.ts')).recordTables;
/** Where a project lists the values that look real and are nobody's. */
export const testValuesList = async () => (await import('./pii.ts')).TEST_VALUES;

/** The same function, loaded when it is called. */
function later<Args extends unknown[], Result>(
  load: () => Promise<(...args: Args) => Result | Promise<Result>>,
): (...args: Args) => Promise<Result> {
  return async (...args) => (await load())(...args);
}
