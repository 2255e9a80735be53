// @ts-check
// `npm test`: builds if something has changed, checks, and runs the tests. The last line of the output counts all
// of it, each check as one: `N passed, N failed`. Arguments go to Playwright: npm test -- --project=unit
import { spawn } from 'node:child_process';
import path from 'node:path';
import { check } from './check.mjs';
import { printEnded, root, run, tool } from './commands.mjs';

const built = await run({ name: 'build', args: [path.join(root, 'scripts', 'build.mjs')] });
printEnded(built);
const checks = await check();
const failed = [...(built.code === 0 ? [] : [built.name]), ...checks.failed];

const args = [tool('@playwright/test', 'playwright'), 'test', '-c', 'tests/playwright.config.ts'];
const tests = spawn(process.execPath, [...args, ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, ESR_CHECKS: [checks.passed, ...failed].join(',') },
  // The fourth channel is for the closing line alone: whoever gets it knows that it was printed.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

// On Ctrl-C Playwright, in the same group, ends its tests and still prints the closing line: wait for it.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => {});

let closed = false;
tests.on('message', () => (closed = true));
tests.once('close', (code) => {
  // Playwright did not get as far as its reporters: a config that cannot be read, a crash.
  if (!closed) console.log(`\n${checks.passed} passed, ${failed.length + 1} failed`);
  process.exitCode = code === 0 && closed && failed.length === 0 ? 0 : 1;
});
