export { fileOf } from './copy.ts';
export { keepTables, sweepMakers } from './keep.ts';
export { TABLES_DIR } from './made.ts';
