export { captureAll } from './capture.ts';
export type { StepKind } from './kind.ts';
export { stepKindOf, stepKinds, stepWords, titleOf } from './kinds.ts';
export type { StepWord } from './kinds.ts';
export type { AllOptional, BareWord, SettingsOf, WrittenOptions, WrittenStep } from './written.ts';
