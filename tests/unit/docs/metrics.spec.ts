import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { metricNames } from '../../../src/model/index.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

test('the page of metrics says what the catalogue says: else run node scripts/metrics.mjs', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/metrics.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a reader finds every metric on its page', async () => {
  const page = await readFile(join(ROOT, 'docs/metrics.md'), 'utf8');
  for (const name of metricNames) expect(page).toContain(`| \`${name}\` `);
});
