export { sweep } from './away.ts';
export { ARCHIVE_FILE, sizeOf } from './files.ts';
export { Overtaken } from './hold.ts';
export { pack } from './pack.ts';
export { unpack } from './unpack.ts';
