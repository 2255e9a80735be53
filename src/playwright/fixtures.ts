import { test as base, type PlaywrightTestArgs } from '@playwright/test';
import { bringUp, loadRehearsal } from '../run/index.ts';
import { readSetting } from './setting.ts';

interface WorkerFixtures {
  /** The service under test, up for the life of this worker. */
  service: { url: string };
}

interface TestFixtures {
  /** Aborted when the test is over, also on Ctrl-C; the drill lands before the test's teardown ends. */
  landing: { signal: AbortSignal; wait(work: Promise<unknown>): void };
}

/** What a test of a rehearsal may ask for. */
export type Needs = PlaywrightTestArgs & TestFixtures & WorkerFixtures;

/** Playwright's test with the service under test and a signal that ends what a test started. */
export const test = base.extend<TestFixtures, WorkerFixtures & { scenarioFile: string }>({
  scenarioFile: ['', { scope: 'worker', option: true }],
  service: [
    async ({ scenarioFile }, use) => {
      const { projectDir, target } = readSetting();
      const loaded = await loadRehearsal({
        scenario: scenarioFile,
        projectDir,
        ...(target === undefined ? {} : { target }),
      });
      const running = await bringUp(loaded.target, { signal: new AbortController().signal });
      await use({ url: running.url });
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ service }, use) => use(service.url),
  landing: [
    async ({ browserName: _ }, use) => {
      const end = new AbortController();
      const under: Promise<unknown>[] = [];
      await use({ signal: end.signal, wait: (work) => void under.push(work) });
      end.abort(new Error('stopped by hand'));
      await Promise.allSettled(under);
    },
    { timeout: 30_000 },
  ],
});
