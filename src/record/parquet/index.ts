export { fileOf } from './copy.ts';
export { keepTables } from './keep.ts';
export { TABLES_DIR } from './made.ts';
