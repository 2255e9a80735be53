import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { judge, Tally } from '../../../../src/checks/index.ts';
import { sampleEvents, samplePlan, type SampleOptions } from '../../../support/debrief-sample.ts';

export const DAY = 86_400_000;
export const NOW = Date.parse('2026-11-21T12:00:00Z');
/** What a run leaves that cannot be made again, besides its record: a picture is not text, and may be large. */
const PICTURE = Buffer.from(Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) % 251));

interface Left extends SampleOptions {
  runId: string;
  /** How long nobody touched it, ms. */
  idleMs?: number;
  /** Whether its record is none that could be read, so that it cannot be archived. */
  isBroken?: true;
}

/** A project in which runs can be put as `esr run` leaves them. */
export const test = base.extend<{ dir: string; left: (run: Left) => Promise<string> }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-history-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  left: async ({ dir }, use) => {
    await use(async ({ runId, idleMs = 2 * DAY, isBroken, ...options }) => {
      const run = join(dir, 'reports', 'grant', runId);
      const plan = samplePlan(options);
      const events = sampleEvents(options);
      const tally = new Tally(plan);
      for (const event of events) tally.add(event);
      const record = `${events.map((event) => JSON.stringify(event)).join('\n')}\n{"cut off`;
      const files: Record<string, string | Buffer> = {
        'plan.json': JSON.stringify(plan),
        [isBroken ? 'events.ndjson/none.txt' : 'events.ndjson']: record,
        'scorecard.json': JSON.stringify(judge({ plan, tally })),
        'pictures/citizen 1.png': PICTURE,
        'empty.txt': '',
        'index.html': '<p>the answer</p>',
        'allure/index.html': '<p>made again</p>',
        'tables/exchanges.parquet': 'made again',
      };
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(run, name)), { recursive: true });
        await writeFile(join(run, name), content);
        await utimes(join(run, name), (NOW - idleMs) / 1_000, (NOW - idleMs) / 1_000);
      }
      return run;
    });
  },
});
