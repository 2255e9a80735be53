export type { Brief, TracePlace } from './brief.ts';
export { ENDINGS, formatOf, formats, writeAs } from './formats.ts';
export type { Format } from './formats.ts';
export type { Print } from './pdf.ts';
