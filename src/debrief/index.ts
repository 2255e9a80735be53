export { consoleReport, rampUpLine, startLine } from './console.ts';
export { writeScorecard } from './scorecard.ts';
export { writeDebrief } from './write.ts';
export type { WrittenDebrief } from './write.ts';
export { ENDINGS, formatOf, formats, writeAs } from './writers/index.ts';
export type { Brief, Format, Print, TracePlace } from './writers/index.ts';
