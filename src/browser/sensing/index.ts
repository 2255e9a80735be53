export { bodyOf, MAX_BODY_CHARS } from './body.ts';
export { Senses } from './senses.ts';
export type { Sensing } from './senses.ts';
export { States } from './states.ts';
export { addTiming, durationOf } from './timing.ts';
export { markedUserAgent } from './user-agent.ts';
