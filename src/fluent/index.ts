export { BadInput } from '../model/index.ts';
export type {
  Account,
  Accounts,
  Metrics,
  Problem,
  Scorecard,
  SourcePosition,
  Verdict,
} from '../model/index.ts';
export { launch, report } from './launch.ts';
export type { Finished, Flyable, LaunchOptions, ReportOptions, Summary } from './launch.ts';
export { Probe } from './probe.ts';
export type { Probing } from './probe.ts';
export { Scenario } from './scenario.ts';
export type { FaultOptions } from './scenario.ts';
export { Step } from './step.ts';
export type { ScriptStep } from './step.ts';
export { User } from './user.ts';
export type { Crowd, Template } from './user.ts';
export type {
  Duration,
  Expression,
  WrittenCheck,
  WrittenFault,
  WrittenScenario,
  WrittenStaff,
} from './written.ts';
