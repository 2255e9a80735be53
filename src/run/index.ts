export type { AllOptional, SettingsOf, StepWord, WrittenOptions, WrittenStep } from '../steps/index.ts';
export type { CalibrateOptions, Stage } from './calibrate/index.ts';
export { findScorecard, readScorecard } from './folder.ts';
export type { RunPlace } from './folder.ts';
export { dryRun } from './dry-run.ts';
export type { FaultAnswer, FaultNow, FaultOrder } from './faults/index.ts';
export type { Archived, ListedRun, Trend, TrendRun } from './history/index.ts';
export {
  comparisonEndings,
  comparisonNotices,
  comparisonTables,
  shown,
  writeComparison,
} from '../debrief/index.ts';
export type { ComparisonEnding } from '../debrief/index.ts';
export { settleCheckouts } from './checkout/index.ts';
export { diffFlights, diffRuns } from './diff/index.ts';
export type { Progress, RunControl, RunFaults, RunHooks, RunOptions } from './options.ts';
export { pageLaunchOptions, planRehearsal, prepareRun } from './prepare.ts';
export type { PlanOptions, PreparedRun } from './prepare.ts';
export { describeProgress } from './progress.ts';
export { rehearse } from './rehearse.ts';
export { flyRerun, prepareRerun } from './rerun/index.ts';
export type { Again, Fate, Rerun, RerunOrder } from './rerun/index.ts';
export { reportFromDisk, writeReport } from './report.ts';
export type { ReportOptions } from './report.ts';
export type { ReportWritten } from './report-out.ts';
export { freshRunId } from './run-id.ts';
export type { PersonaLine } from './personas.ts';
export type { FileFinding, PiiScan } from './pii.ts';
export { bringUp } from './service.ts';
export { simulate } from './simulation.ts';
export type { Simulation } from './simulation.ts';
export { querySql } from './sql.ts';
export type { Answered, Cell } from './sql.ts';
export { markedUserAgent, personaContext, walkthrough } from './walkthrough.ts';
export { explainRun } from './why.ts';
export type { WhyAnswer, WhyCheck } from './why.ts';
