export type { Brief, TracePlace } from './brief.ts';
export { ENDINGS, formatOf, formats, writeAs } from './formats.ts';
export type { Format } from './formats.ts';
export type { Print } from './pdf.ts';
export {
  comparisonEndings,
  comparisonNotices,
  comparisonTables,
  writeComparison,
} from './comparison/index.ts';
export type { ComparisonEnding } from './comparison/index.ts';
export { shown } from './table.ts';
