import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { hold, signed } from '../../../src/run/owner.ts';

const LONG_AGO = new Date(0);

test.beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
test.afterEach(() => mock.timers.reset());

test('a journal that is used is touched, until it is let go', async ({}, info) => {
  const file = journal(info.outputDir);
  const letGo = hold(file);

  mock.timers.tick(10_000);
  await expect.poll(() => statSync(file).mtimeMs).toBeGreaterThan(0);

  letGo();
  utimesSync(file, LONG_AGO, LONG_AGO);
  mock.timers.tick(60_000);
  await nextTouch(info.outputDir);
  expect(statSync(file).mtimeMs).toBe(0);
});

test('a journal that somebody took away ends nothing', async ({}, info) => {
  const file = journal(info.outputDir);
  const letGo = hold(file);
  rmSync(file);

  mock.timers.tick(10_000);
  await nextTouch(info.outputDir);

  expect(existsSync(file)).toBe(false);
  letGo();
});

/** Another journal is touched after those before it were. */
async function nextTouch(dir: string): Promise<void> {
  const file = journal(dir, 'next');
  const letGo = hold(file);
  mock.timers.tick(10_000);
  await expect.poll(() => statSync(file).mtimeMs).toBeGreaterThan(0);
  letGo();
}

function journal(dir: string, name = 'journal'): string {
  const file = join(dir, signed(name));
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, LONG_AGO, LONG_AGO);
  return file;
}
