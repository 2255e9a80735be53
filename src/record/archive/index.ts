export { ARCHIVE_FILE, pack } from './pack.ts';
export { unpack } from './unpack.ts';
