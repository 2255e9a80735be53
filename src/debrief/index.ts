export { consoleReport, rampUpLine, startLine } from './console.ts';
export { writeScorecard } from './scorecard.ts';
export { writeAllureAgain, writeDebrief } from './write.ts';
export type { WrittenDebrief } from './write.ts';
export {
  comparisonEndings,
  comparisonNotices,
  comparisonTables,
  ENDINGS,
  formatOf,
  formats,
  shown,
  writeAs,
  writeComparison,
} from './writers/index.ts';
export type { Brief, ComparisonEnding, Format, Print, TracePlace } from './writers/index.ts';
