import { expect, test } from '@playwright/test';
import { engineOn } from '../../../apps/platform/embedded.ts';
import { pipelineOn } from '../../../apps/platform/pipeline.ts';
import { fakePGlite } from './fake-pglite.ts';

test('when an answer of the database is missing, nobody gets the rows of somebody else', async () => {
  const { pglite, loses } = fakePGlite();
  const ask = pipelineOn(pglite);
  expect(await ask('select 1', [])).toEqual([]);
  loses(1);
  const all = await Promise.allSettled(Array.from({ length: 3 }, () => ask('select 1', [])));
  for (const one of all)
    expect(one).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('2 answers to 3 statements') },
    });
  expect(await Promise.all([ask('select 1', []), ask('select 1', [])])).toEqual([[], []]);
});

test('the log of a database that is asked for days is folded into its data again and again', async () => {
  const { pglite, told } = fakePGlite();
  const engine = engineOn(pglite, () => Promise.resolve(), 10);
  for (let index = 0; index < 25; index += 1) await engine.rows('select 1', []);
  expect(told).toEqual(['checkpoint', 'checkpoint']);
});
