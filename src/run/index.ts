export type { AllOptional, SettingsOf, StepWord, WrittenOptions, WrittenStep } from '../steps/index.ts';
export { consoleReport, rampUpLine, startLine } from '../debrief/index.ts';
export { beyondThisMachine, calibrate } from './calibrate/index.ts';
export type { CalibrateOptions, Stage } from './calibrate/index.ts';
export { checkUp } from './doctor.ts';
export { findScorecard, readScorecard } from './land.ts';
export type { RunPlace } from './land.ts';
export { dryRun } from './dry-run.ts';
export { clearFaults, injectFault, listFaults, settleFlights } from './faults/index.ts';
export type { FaultAnswer, FaultNow, FaultOrder } from './faults/index.ts';
export { outlookLines } from './outlook-lines.ts';
export { formatFiles, rewrite } from './fmt.ts';
export { archiveRuns, HOT_MS, listRuns, restoreRun, retireRuns, trendOf } from './history/index.ts';
export type { Archived, ListedRun, Trend, TrendRun } from './history/index.ts';
export {
  comparisonEndings,
  comparisonNotices,
  comparisonTables,
  shown,
  writeComparison,
} from '../debrief/index.ts';
export type { ComparisonEnding } from '../debrief/index.ts';
export { diffFlights, diffRuns } from './diff/index.ts';
export { initProject } from './init.ts';
export type { Progress, RunControl, RunFaults, RunHooks, RunOptions } from './options.ts';
export { pageLaunchOptions, planRehearsal, prepareRun } from './prepare.ts';
export type { PlanOptions, PreparedRun } from './prepare.ts';
export { describeProgress } from './progress.ts';
export { recordScenario } from './record.ts';
export { Interrupted, rehearse } from './rehearse.ts';
export { flyRerun, prepareRerun } from './rerun/index.ts';
export type { Again, Fate, Rerun, RerunOrder } from './rerun/index.ts';
export { reportFromDisk, writeReport } from './report.ts';
export type { ReportOptions } from './report.ts';
export { reportTo } from './report-out.ts';
export type { ReportWritten } from './report-out.ts';
export { freshRunId } from './run-id.ts';
export { listPersonas, previewCitizens } from './personas.ts';
export type { PersonaLine } from './personas.ts';
export { scanPaths, TEST_VALUES } from './pii.ts';
export type { FileFinding, PiiScan } from './pii.ts';
export { bringUp } from './service.ts';
export { simulate } from './simulation.ts';
export type { Simulation } from './simulation.ts';
export { querySql, recordTables } from './sql.ts';
export type { Answered, Cell } from './sql.ts';
export { validateFiles } from './validate.ts';
export { personaContext, walkthrough } from './walkthrough.ts';
export { explainRun } from './why.ts';
export type { WhyAnswer, WhyCheck } from './why.ts';
