export { consoleReport, rampUpLine, startLine } from './console.ts';
export { writeScorecard } from './scorecard.ts';
export { writeDebrief } from './write.ts';
export type { WrittenDebrief } from './write.ts';
