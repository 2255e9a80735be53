import { test as base, type PlaywrightTestArgs } from '@playwright/test';
import { BadInput, scenarioIdOf, type Target } from '../model/index.ts';
import { bringUp, markedUserAgent, planRehearsal, simulate } from '../run/index.ts';
import type { PlanOptions, Simulation } from '../run/index.ts';
import { readSetting, sizeFor, type Setting } from './setting.ts';

interface WorkerFixtures {
  /** The service under test, up for the life of this worker. */
  service: {
    url: string;
    /** The target as one that runs already: here. */
    at(target: Target): Target;
  };
}

interface TestFixtures {
  /**
   * Whether the test walks through the scenario in its own page. Playwright gives a test's proxy to every context that
   * is opened during the test, also to those of a drill, which has simulated time of its own.
   */
  walks: boolean;
  /** Simulated time of a walkthrough, when the scenario has any. */
  simulation: Simulation | undefined;
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
      const { target } = await planRehearsal(planOptions(scenarioFile, readSetting())).catch(readable);
      const running = await bringUp(target, { signal: new AbortController().signal }).catch(readable);
      // What starts it, and what is started with it, is done; what is seen of it is not.
      const at = ({ name, services, gauges, rejections, flags }: Target): Target => ({
        name,
        url: running.url,
        services,
        ...(gauges ? { gauges } : {}),
        ...(rejections ? { rejections } : {}),
        ...(flags ? { flags } : {}),
      });
      await use({ url: running.url, at });
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ service }, use) => use(service.url),
  walks: [false, { option: true }],
  simulation: async ({ service, scenarioFile, walks }, use) => {
    if (!walks) return use(undefined);
    const { plan } = await planRehearsal(planOptions(scenarioFile, readSetting())).catch(readable);
    const simulation = await simulate(plan.scenario, service.url);
    await use(simulation);
    return simulation?.close();
  },
  // What asks a service for its page without saying so counts as a person there.
  userAgent: async ({ browser, userAgent, walks }, use) =>
    use(walks ? await markedUserAgent(browser) : userAgent),
  proxy: async ({ simulation, proxy }, use) => use(simulation ? { server: simulation.server } : proxy),
  landing: [
    async ({ browserName: _ }, use, info) => {
      const end = new AbortController();
      const under: Promise<unknown>[] = [];
      await use({ signal: end.signal, wait: (work) => void under.push(work) });
      const why =
        info.status === 'timedOut' ? 'the time Playwright gives a test was over' : 'stopped by hand';
      end.abort(new Error(why));
      await Promise.allSettled(under);
    },
    { timeout: 30_000 },
  ],
});

/** What the setting means for the plan of a scenario. */
export function planOptions(scenario: string, setting: Setting): PlanOptions {
  const { projectDir, target } = setting;
  const size = sizeFor(setting, scenarioIdOf(scenario));
  return {
    scenario,
    projectDir,
    ...(target === undefined ? {} : { target }),
    ...(size === undefined ? {} : { atMost: { users: size.users, rampUpMs: size.rampUpMs } }),
  };
}

/** Bad input is for the scenario's author: the sentences without a stack. */
export function readable(error: unknown): never {
  if (!(error instanceof BadInput)) throw error;
  const plain = new Error(error.message);
  plain.stack = error.message;
  throw plain;
}
