import { expect, test } from '@playwright/test';
import { afterRun } from '../../../src/cli/run.ts';

test('Ctrl-C while old runs are archived does not change how the run came out; before, it does', async () => {
  const stop = new AbortController();
  const tidied: string[] = [];
  const run = async (verdict: 'PASS' | 'FAIL'): Promise<number> =>
    afterRun({ interrupted: false, verdict }, stop.signal, async () => {
      tidied.push(verdict);
      if (verdict === 'FAIL') stop.abort();
    });
  expect([await run('PASS'), await run('FAIL'), await run('PASS')]).toEqual([0, 1, 130]);
  expect(tidied).toEqual(['PASS', 'FAIL']);
});
