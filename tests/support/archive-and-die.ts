import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

// Archives a run, or restores it, and is killed (kill -9) right before it renames or removes something for the n-th time.
//
//     node --import tsx tests/support/archive-and-die.ts pack|unpack <run folder> <n>
const [what, dir = '', before] = process.argv.slice(2);
let done = 0;
const { promises } = fs;
for (const name of ['rename', 'rm'] as const) {
  const really: (...args: never[]) => Promise<void> = promises[name];
  const deadly = (...args: never[]): Promise<void> => {
    done += 1;
    if (done === Number(before)) process.kill(process.pid, 'SIGKILL');
    return really(...args);
  };
  Object.assign(promises, { [name]: deadly });
}
// So that whoever imports them by name gets these too.
syncBuiltinESMExports();

const { pack, unpack } = await import('../../src/record/index.ts');
await (what === 'pack' ? pack(dir) : unpack(join(dir, 'archive.parquet')));
