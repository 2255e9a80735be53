import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';

const QUIET = /@quiet/;
/** What computes all the time has a processor for each worker; the tests of a port wait for a third of theirs. */
const PROCESSORS = Math.min(2, availableParallelism());

/**
 * The project's own tests. `unit` needs nothing but Node; `contract` runs one suite on every implementation of a
 * port; `commands` types commands that fly nobody, or a citizen or two; `faces` and `rehearsal` start the real thing,
 * with portal and browsers, and come last: whoever broke something small knows it before. `quiet` are those of them
 * whose flight must be proven, or whose times are compared; they have the machine for themselves. No retries: a test
 * that fails sometimes is broken.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  forbidOnly: true,
  retries: 0,
  workers: PROCESSORS + 1,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list'], ['./support/closing-line.ts']],
  use: { launchOptions: launchOptions() },
  projects: [
    { name: 'unit', testDir: 'unit', fullyParallel: true, workers: PROCESSORS },
    { name: 'contract', testDir: 'contract', grepInvert: QUIET, fullyParallel: true },
    {
      name: 'commands',
      testDir: 'commands',
      fullyParallel: true,
      workers: PROCESSORS,
      dependencies: ['unit', 'contract'],
      timeout: 120_000,
    },
    {
      name: 'faces',
      testDir: 'faces',
      grepInvert: QUIET,
      fullyParallel: true,
      workers: PROCESSORS,
      dependencies: ['commands'],
      timeout: 180_000,
    },
    {
      name: 'rehearsal',
      testDir: 'rehearsal',
      grepInvert: QUIET,
      fullyParallel: true,
      workers: PROCESSORS,
      dependencies: ['faces'],
      timeout: 180_000,
    },
    {
      name: 'quiet',
      testMatch: /(contract|faces|rehearsal)\/.*\.spec\.ts$/,
      grep: QUIET,
      workers: 1,
      dependencies: ['rehearsal'],
      timeout: 180_000,
    },
  ],
});
