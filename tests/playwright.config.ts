import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';

/**
 * The project's own tests. `unit` needs nothing but Node; `contract` runs one suite on every implementation of a
 * port; `commands` types commands that fly nobody, or a citizen or two; `faces` and `rehearsal` start the real thing and take the machine for themselves, one at a time, so that
 * they run after the others and never beside each other. No retries: a test that fails sometimes is broken.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  forbidOnly: true,
  retries: 0,
  workers: Math.min(2, availableParallelism()),
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list'], ['./support/closing-line.ts']],
  use: { launchOptions: launchOptions() },
  projects: [
    { name: 'unit', testDir: 'unit', fullyParallel: true },
    { name: 'contract', testDir: 'contract', fullyParallel: true },
    { name: 'commands', testDir: 'commands', fullyParallel: true, timeout: 120_000 },
    {
      name: 'faces',
      testDir: 'faces',
      dependencies: ['unit', 'contract', 'commands'],
      workers: 1,
      timeout: 120_000,
    },
    {
      name: 'rehearsal',
      testDir: 'rehearsal',
      dependencies: ['faces'],
      workers: 1,
      timeout: 180_000,
    },
  ],
});
