export { BadInput, causeOf, describeProblem, EXIT, StepFailure } from './failure.ts';
export type { FailureCode, Problem, SourcePosition } from './failure.ts';
export { checkTypes, faultKinds, MAX_USERS, operators, scenarioIdOf } from './scenario.ts';
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
  Scenario,
  ScriptItem,
  Step,
  StepOptions,
  Taken,
} from './scenario.ts';
export { arrivalsOf, momentsOf } from './profile.ts';
export { flatten, lengthOf, takes } from './script.ts';
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
export { documentKindOf, documentQualities } from './document.ts';
export type { DocumentKind, DocumentQuality } from './document.ts';
export type { Target } from './target.ts';
export type { Arm, Arrival, Plan } from './plan.ts';
export { isCalledOff } from './events.ts';
export type {
  CitizenFinished,
  CitizenOutcome,
  CitizenStarted,
  Exchange,
  FaultEvent,
  GeneratorSample,
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
  Percentiles,
  Scorecard,
  Validity,
  Verdict,
} from './scorecard.ts';
export type {
  Album,
  Clock,
  Done,
  Fault,
  InterceptedExchange,
  Observe,
  ReadyStep,
  Session,
  Sessions,
  Signal,
} from './ports.ts';
export { formatCount, formatDuration, formatShare, parseDuration } from './units.ts';
export { parseTemplate, randomNames, renderTemplate, templateNames } from './template.ts';
export type { RandomName, TemplatePart } from './template.ts';
export type { Account, Accounts } from './accounts.ts';
export { chances } from './chance.ts';
export { metricNames, metricOf, type Metric, type MetricName } from './metrics.ts';
export { nearest } from './nearest.ts';
