#!/usr/bin/env node
// The command itself is compiled; this file is there before that, so that npx finds it in a clone too.
import { existsSync } from 'node:fs';

const main = new URL('../dist/src/cli/main.js', import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('esr is not built yet\n  → run `npm run build` in the project folder');
  process.exitCode = 2;
}
