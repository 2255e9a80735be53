// @ts-check
// In a clone, after `npm ci`: builds, then makes sure there is a browser. Without the development dependencies
// (`npm ci --omit=dev`) there is nothing to build with, and what is there is left as it is.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { printEnded, root, run } from './commands.mjs';

const discover = new URL('../dist/src/browser/discover/index.js', import.meta.url);

if (existsSync(path.join(root, 'node_modules', 'typescript'))) {
  const built = await run({ name: 'build', args: [path.join(root, 'scripts', 'build.mjs')] });
  printEnded(built);
  process.exitCode = built.code;
} else {
  console.log('build: left out, because the development dependencies are not installed');
}

if (existsSync(discover)) {
  const { ensureBrowser } = await import(discover.href);
  await ensureBrowser({ log: console.log });
}
