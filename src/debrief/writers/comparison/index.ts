export { comparisonNotices } from './notices.ts';
export { comparisonTables } from './tables.ts';
export { comparisonEndings, writeComparison } from './write.ts';
export type { ComparisonEnding } from './write.ts';
