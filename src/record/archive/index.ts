export { ARCHIVE_FILE } from './files.ts';
export { pack } from './pack.ts';
export { unpack } from './unpack.ts';
