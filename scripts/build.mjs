// @ts-check
// Builds dist/: the compiled sources and, beside it, the portal's front-ends. Incremental: what did not change is
// not compiled again, and what lost its source is removed.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { printEnded, root, runAll, tool } from './commands.mjs';
import { isStale, stampBuilt } from './stale.mjs';

const began = new Date();
const dist = path.join(root, 'dist');

/** Removes compiled files whose source is gone. */
function prune() {
  for (const top of ['src', 'apps']) {
    const folder = path.join(dist, top);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const base = /^(.*?)(?:\.d\.[cm]?ts|\.[cm]?js)(?:\.map)?$/.exec(name)?.[1];
      // Front-ends are bundled and have no file for file.
      if (base === undefined || name.startsWith(`front-ends${path.sep}`)) continue;
      const source = ['.ts', '.mts', '.js', '.mjs', '.tsx'].map((end) => path.join(root, top, base + end));
      if (!source.some((file) => existsSync(file))) rmSync(path.join(folder, name));
    }
  }
}

/** @type {{ name: import('./stale.mjs').Part, args: string[] }[]} */
const parts = [
  { name: 'portal', args: [tool('tsx'), 'apps/build.ts'] },
  {
    name: 'compile',
    args: [
      tool('typescript', 'tsc'),
      ...'-p tsconfig.build.json --incremental --tsBuildInfoFile dist/.tsbuildinfo'.split(' '),
    ],
  },
];

mkdirSync(dist, { recursive: true });
const stale = parts.filter(({ name }) => isStale(name));
if (stale.length === 0) console.log('✓ built already, and nothing has changed since');
await runAll(stale, 2, (ended) => {
  printEnded(ended);
  const part = parts.find(({ name }) => name === ended.name);
  if (part && ended.code === 0) stampBuilt(part.name, began);
  else process.exitCode = 1;
});
prune();
