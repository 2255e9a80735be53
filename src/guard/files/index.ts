export { scanFile } from './scan-file.ts';
export type { FileScan, PlacedFinding } from './scan-file.ts';
export { filesBelow } from './walk.ts';
