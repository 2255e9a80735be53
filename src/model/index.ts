export { BadInput, causeOf, describeProblem, EXIT, StepFailure } from './failure.ts';
export type { FailureCode, Problem, SourcePosition } from './failure.ts';
export { checkTypes, faultKinds, MAX_USERS, scenarioIdOf } from './scenario.ts';
export type {
  Action,
  Check,
  CheckType,
  FaultKindName,
  FaultSpec,
  Scenario,
  Step,
  StepKind,
} from './scenario.ts';
export { deviceKinds, identitySchema } from './persona.ts';
export type { Citizen, DurationRange, Identity, Persona } from './persona.ts';
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
  PageProblem,
  RunEvent,
  RunFinished,
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
  Clock,
  Fault,
  InterceptedExchange,
  Observe,
  ReadyAction,
  Session,
  Sessions,
  Signal,
} from './ports.ts';
export { formatCount, formatDuration, formatShare, parseDuration } from './units.ts';
export { parseTemplate, renderTemplate, templateNames } from './template.ts';
export type { TemplatePart } from './template.ts';
export { nearest } from './nearest.ts';
