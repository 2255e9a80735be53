export { BadInput, causeOf, describeProblem, EXIT, messageOf, StepFailure } from './failure.ts';
export type { FailureCode, Problem, SourcePosition } from './failure.ts';
export { checkTypes, faultKinds, MAX_STAFF, MAX_USERS, operators, planes, scenarioIdOf } from './scenario.ts';
export type {
  Action,
  Capture,
  Check,
  CheckType,
  Choice,
  ChooseOption,
  DialogAnswer,
  FaultKindName,
  FaultSpec,
  Json,
  LoadProfile,
  Operator,
  Plane,
  Scenario,
  ScriptItem,
  Staff,
  Step,
  StepOptions,
  Taken,
} from './scenario.ts';
export { addressPattern } from './address.ts';
export { calibrations } from './calibration.ts';
export type { Calibration, Calibrations } from './calibration.ts';
export type { Begin, Crew, CrewHealth, TakeOff } from './crew.ts';
export { arrivalsOf, momentsOf } from './profile.ts';
export { does, flatten, isStepCalled, takes } from './script.ts';
export {
  anyText,
  duration,
  durationRange,
  oneOf,
  readAs,
  share,
  text,
  timespan,
  whole,
  writeDuration,
  writeShare,
} from './fields.ts';
export type { Shown } from './fields.ts';
export type {
  Button,
  Control,
  ControlState,
  DocumentRequest,
  Field,
  Hands,
  Intent,
  ServiceAnswer,
  Wanted,
  Widget,
} from './hands.ts';
export { deviceKinds, traitsOf } from './persona.ts';
export type { Citizen, DurationRange, Persona } from './persona.ts';
export { identitySchema } from './identity.ts';
export type { Identity } from './identity.ts';
export { CITIZEN_ROLE, inputStyles, plainTraits } from './traits.ts';
export type { InputStyle, Network, OnError, Think, Traits } from './traits.ts';
export { documentKindOf, documentQualities, leastKB } from './document.ts';
export type { DocumentKind, DocumentQuality } from './document.ts';
export type { Target } from './target.ts';
export type { FaultCommand, TargetFaults } from './target-faults.ts';
export type { FlagRule, GaugeRecipe, RejectionRule, TargetGauges, TargetSensors } from './target-sensors.ts';
export { citizensPersonasOf, everybodyIn } from './plan.ts';
export type { Arm, Arrival, Plan, RerunOf } from './plan.ts';
export { revisionInWords } from './revision.ts';
export type { Revision } from './revision.ts';
export type { ComparedFigure, ComparedGate, ComparedRun, Comparison } from './comparison.ts';
export { isBad, isCalledOff, isOfService, isOverdue } from './exchanges.ts';
export { impacts, vitalNames } from './sensed.ts';
export type {
  AccessibilityState,
  Gauge,
  Impact,
  PageDownload,
  SoftNavigation,
  ValuesFlag,
  Vital,
  VitalName,
} from './sensed.ts';
export { causeKinds, causeTitles } from './cause.ts';
export type { Cause, CauseKind, Evidence } from './cause.ts';
export type {
  CitizenComplained,
  CitizenFinished,
  CitizenOutcome,
  CitizenStarted,
  Exchange,
  FaultEvent,
  FaultPrice,
  FaultPriced,
  GeneratorSample,
  GuardStop,
  PageDialog,
  PageProblem,
  RunEvent,
  RunFinished,
  RunHeld,
  RunStarted,
  StepFinished,
  Touch,
} from './events.ts';
export type {
  Answer,
  Debrief,
  Difference,
  Exemplar,
  FaultEffect,
  Finding,
  FunnelStep,
  GateResult,
  GroupResult,
  Interval,
  Percentiles,
  Scorecard,
  StaffResult,
  Validity,
  Verdict,
} from './scorecard.ts';
export type { Timeline, TimelineBucket, TimelineGauge, TimelineSpan } from './timeline.ts';
export type {
  AbortReason,
  BrowserHealth,
  Album,
  Bytes,
  Clock,
  Done,
  ExchangePower,
  Fault,
  FaultableWindow,
  InterceptedExchange,
  Observe,
  Power,
  ReadyStep,
  Reply,
  ServicePlane,
  Session,
  SessionNeeds,
  Sessions,
  Signal,
  Undo,
  WindowFault,
  WindowPower,
} from './ports.ts';
export { formatCount, formatDuration, formatShare, parseDuration } from './units.ts';
export { parseTemplate, randomNames, renderTemplate, templateNames } from './template.ts';
export type { RandomName, TemplatePart } from './template.ts';
export type { Account, AccountRequest, Accounts, AccountsByRequest, AccountsRecipe } from './accounts.ts';
export { chances } from './chance.ts';
export type { ControlWords, Gate, Safe, SentRequest } from './guard.ts';
export { filterKeys, metricNames, metricOf, plainMetricNames } from './metrics/index.ts';
export type {
  FilterKey,
  Filters,
  Metric,
  MetricName,
  Metrics,
  MetricUnit,
  Statistic,
  Subject,
} from './metrics/index.ts';
export { globTest } from './glob.ts';
export { rulePlaces } from './rule.ts';
export type { Rule, RulePlace } from './rule.ts';
export { nearest } from './nearest.ts';
export { bareWords } from './words.ts';
export { SYNTHETIC_TOKEN } from './synthetic.ts';
export type { Remedy } from './remedy.ts';
