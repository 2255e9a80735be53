import { BrowserPool } from '../../../src/browser/index.ts';
import type { Session } from '../../../src/model/index.ts';
import { launchOptions } from '../../support/browser.ts';
import { citizenNumber } from '../../support/people.ts';
import { ready, type Written } from '../../support/steps.ts';
import { expect, test as base } from '@playwright/test';
import { serveTraces, type Service } from './service.ts';
import { traces } from './traces.ts';

const NEVER = new AbortController().signal;

interface Hall {
  service: Service;
  pool: BrowserPool;
}

/** For all tests of a worker: a service, and a pool of one browser for either kind of context. */
const test = base.extend<
  { service: Service; next: () => Promise<Session>; recycle: boolean },
  { halls: Map<boolean, Hall> }
>({
  recycle: [false, { option: true }],
  halls: [
    async ({}, use) => {
      const halls = new Map<boolean, Hall>();
      await use(halls);
      await Promise.all(
        [...halls.values()].map(async ({ pool, service }) => {
          await pool.close();
          await service.close();
        }),
      );
    },
    { scope: 'worker' },
  ],
  service: async ({ recycle, halls }, use) => {
    const hall = halls.get(recycle) ?? (await openHall(recycle));
    halls.set(recycle, hall);
    await use(hall.service);
  },
  /** The next citizen; they go when the test ends, if they are there still. */
  next: async ({ recycle, service, halls }, use) => {
    if (service !== halls.get(recycle)?.service) throw new Error('a service of another pool');
    const { pool } = halls.get(recycle)!;
    const sessions: Session[] = [];
    await use(async () => {
      const session = await pool.open(citizenNumber(1), () => undefined);
      sessions.push(session);
      return session;
    });
    await Promise.all(sessions.map((session) => session.close().catch(() => undefined)));
  },
});

async function openHall(recycle: boolean): Promise<Hall> {
  const service = await serveTraces();
  const pool = new BrowserPool({
    launch: launchOptions(),
    baseUrl: service.url,
    now: () => performance.now(),
    browsers: 1,
    recycle,
  });
  return { service, pool };
}

// One file, one worker: the browser is started once.
test.describe.configure({ mode: 'default' });

const does = (session: Session, written: Written, signal = NEVER): Promise<unknown> =>
  session.perform(ready(written), signal);

/** Goes to a page of the service and waits until its script has done its work. */
async function visits(session: Session, path: string): Promise<void> {
  await does(session, { visit: path });
  await does(session, { expect: { text: 'Done' } });
}

async function after(service: Service, work: () => Promise<void>): Promise<string[]> {
  service.seen.length = 0;
  await work();
  return [...service.seen];
}

for (const recycle of [false, true]) {
  test.describe(`in ${recycle ? 'recycled' : 'fresh'} contexts`, () => {
    test.use({ recycle });

    for (const trace of traces) {
      test(`a citizen finds ${trace.name} that they left, and the next one does not`, async ({
        service,
        next,
      }) => {
        const { leave, look } = service.of(trace);
        const first = await next();
        await visits(first, leave);
        await visits(first, look);
        expect(service.found()).not.toBe('');
        await first.close();
        const second = await next();
        await visits(second, look);
        expect(service.found()).toBe('');
      });
    }

    test('the service sees nobody’s cookies in the next citizen’s requests', async ({ service, next }) => {
      const first = await next();
      await visits(first, '/login');
      expect(await after(service, () => visits(first, '/plain'))).toEqual(['GET /plain who=Ada; in=a frame']);
      await first.close();
      const second = await next();
      expect(await after(service, () => visits(second, '/plain'))).toEqual(['GET /plain']);
    });

    test('the next citizen asks for every file as if for the first time', async ({ service, next }) => {
      const first = await next();
      const asked = await after(service, () => visits(first, '/assets'));
      expect(asked.toSorted()).toEqual(['GET /assets', 'GET /kept', 'GET /picture', 'GET /style']);
      const again = await after(service, () => visits(first, '/assets'));
      expect(again).not.toContain('GET /kept');
      expect(again).toContain('GET /picture if-none-match');
      await first.close();
      const second = await next();
      const askedNext = await after(service, () => visits(second, '/assets'));
      expect(askedNext.toSorted()).toEqual(asked.toSorted());
    });

    test('a page does not hear that its citizen is gone, and says nothing to the service then', async ({
      service,
      next,
    }) => {
      const first = await next();
      await visits(first, '/leaving');
      await visits(first, '/plain');
      await expect.poll(() => service.farewells()).toBe(1);
      await visits(first, '/leaving');
      await first.close();
      const second = await next();
      const asked = await after(service, async () => {
        await visits(second, '/plain');
        await visits(second, '/plain');
      });
      expect(asked).toEqual(['GET /plain', 'GET /plain']);
      expect(service.farewells()).toBe(1);
    });

    test('nothing is left of a citizen who was stopped in the middle of a step', async ({
      service,
      next,
    }) => {
      const stop = new AbortController();
      const first = await next();
      await does(first, { visit: '/busy' });
      const asked = does(first, { click: 'Send' }, stop.signal);
      await expect.poll(() => service.requests.includes('GET /silence')).toBe(true);
      stop.abort();
      await expect(asked).rejects.toThrow('stopped');
      await first.close();
      const second = await next();
      expect(await after(service, () => visits(second, '/plain'))).toEqual(['GET /plain']);
      const storage = traces.find(({ name }) => name === 'local storage');
      if (!storage) throw new Error('local storage is not among the traces');
      await visits(second, service.of(storage).look);
      expect(service.found()).toBe('');
    });

    test('nothing is left of a citizen who closes while a step is under way', async ({ service, next }) => {
      const first = await next();
      await does(first, { visit: '/busy' });
      const asked = does(first, { click: 'Send' }).catch((error: unknown) => error);
      await expect.poll(() => service.requests.includes('GET /silence')).toBe(true);
      await first.close();
      await asked;
      const second = await next();
      expect(await after(service, () => visits(second, '/plain'))).toEqual(['GET /plain']);
    });
  });
}
