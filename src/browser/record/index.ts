export { convert } from './convert.ts';
export type { Recording } from './convert.ts';
export { recordingLaunch } from './launch.ts';
export { listen } from './listen.ts';
export type { RecordedStep } from './steps.ts';
