export { ARCHIVE_FILE, sizeOf } from './files.ts';
export { pack } from './pack.ts';
export { unpack } from './unpack.ts';
