import { expect, listening, personaWith, test } from './person.ts';
import { failureOf } from '../../support/failure-of.ts';
import { QUIET } from '../../support/quiet.ts';
import { gearFor } from '../../../src/browser/traits/index.ts';

/** What a page of so many characters takes at such a rate is far above what this machine takes for it. */
const HEAVY = 'x'.repeat(40_000);
const SLOW = { latencyMs: 300, downKbps: 1_000, upKbps: 1_000 };
/** 40 KB at 1,000 kbps are 320 ms, and 300 ms of latency. */
const AT_LEAST_MS = 500;

const LINKS = listening(`<a href="/far" target="_blank">Window</a> <a href="/far">Far</a> ${HEAVY}`);

test('a slow connection makes a page slower, in a second window too', async ({ site, person }) => {
  const portal = await site({ '/': LINKS, '/far': listening(`<a href="/">Back</a>${HEAVY}`) });
  const times = async (traits: Parameters<typeof person>[1]): Promise<number[]> => {
    const { does, signals } = await person(portal, traits);
    await does({ visit: '/' }, { click: 'Window' }, { click: 'Back' });
    return signals.flatMap((one) =>
      one.type === 'exchange' && one.kind === 'document' ? [one.durationMs] : [],
    );
  };
  const [own, slow] = [await times({}), await times({ network: SLOW })];
  expect([own.length, slow.length]).toEqual([3, 3]);
  // The first page, and the one that the second window goes on to; how it opens is too soon for anybody.
  for (const index of [0, 2]) {
    expect(slow[index]).toBeGreaterThan(AT_LEAST_MS);
    expect(slow[index]).toBeGreaterThan(2 * (own[index] ?? Infinity));
  }
});

test('what a slow line took is not the service’s own time, and what a plain citizen sees is', async ({
  site,
  person,
}) => {
  const portal = await site({ '/': LINKS });
  const touches = async (traits: Parameters<typeof person>[1]): Promise<string[]> => {
    const { does, signals } = await person(portal, traits);
    await does({ visit: '/' });
    return signals.flatMap((one) => (one.type === 'exchange' && one.kind === 'document' ? [one.touch] : []));
  };
  expect(await touches({ network: SLOW })).toEqual(['line']);
  expect(await touches({ cpuSlowdown: 2 })).toEqual(['clean']);
  expect(await touches({})).toEqual(['clean']);
});

test('an offline spell cuts the line, is said to be the citizen’s own, and ends', async ({
  site,
  person,
}) => {
  const portal = await site({ '/': LINKS, '/far': listening('There') });
  const network = { latencyMs: 0, downKbps: 1e6, upKbps: 1e6, offline: { forMs: 1_500, everyMs: 3_000 } };
  const { does, page, signals } = await person(portal, { network });
  await does({ visit: '/' });
  await page.waitForFunction(() => !navigator.onLine);
  const failure = await failureOf(does({ visit: '/far' }));
  expect(failure.code).toBe('target-down');
  expect(failure.message).toContain('the citizen’s own connection was away');
  const cut = signals.filter((one) => one.type === 'exchange' && one.status === 0);
  expect(cut.map((one) => one.type === 'exchange' && [one.touch, one.fault])).toEqual([
    ['faulted', 'the citizen’s own connection'],
  ]);
  expect(portal.requests).not.toContain('GET /far');
  await page.waitForFunction(() => navigator.onLine);
  await does({ visit: '/far' }, { expect: 'There' });
});

test('a page of somebody else is left as it was', async ({ site, browser }) => {
  const portal = await site({ '/': LINKS });
  const context = await browser.newContext();
  const page = await context.newPage();
  const gear = gearFor(personaWith({ network: SLOW, cpuSlowdown: 4 }), context);
  gear?.dress(page);
  await gear?.work();
  const timed = async (): Promise<number> => {
    const finished = page.waitForEvent('requestfinished');
    await page.goto(portal.url);
    return (await finished).timing().responseEnd;
  };
  expect(await timed()).toBeGreaterThan(AT_LEAST_MS);
  await gear?.undo();
  expect(await timed()).toBeLessThan(AT_LEAST_MS);
  await context.close();
});

test(
  'a slow device takes longer for the same work, and none while its citizen thinks',
  QUIET,
  async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const gear = gearFor(personaWith({ cpuSlowdown: 8 }), context);
    gear?.dress(page);
    // The shortest of several: others use this machine too.
    const workMs = async (): Promise<number> => {
      const all: number[] = [];
      for (let count = 0; count < 5; count += 1) {
        all.push(
          await page.evaluate(() => {
            const startedAt = performance.now();
            let sum = 0;
            for (let number = 0; number < 3e6; number += 1) sum += Math.sqrt(number);
            return performance.now() - startedAt + (sum > 0 ? 0 : 1);
          }),
        );
      }
      return Math.min(...all);
    };
    await workMs();
    const own = await workMs();
    await gear?.work();
    const slow = await workMs();
    await gear?.rest();
    const thinking = await workMs();
    await gear?.undo();
    expect(slow).toBeGreaterThan(2 * own);
    expect(thinking).toBeLessThan(slow / 2);
    await context.close();
  },
);

test('a fault takes the line away from somebody whose own is slow, and gives back the slow one', async ({
  site,
  person,
}) => {
  const portal = await site({ '/': LINKS, '/far': listening(HEAVY) });
  const { does, page, session } = await person(portal, { network: SLOW });
  await does({ visit: '/' });
  const undo = await session.window?.offline?.();
  expect((await failureOf(does({ visit: '/far' }))).code).toBe('target-down');
  await undo?.();
  await undo?.();
  const finished = page.waitForEvent('requestfinished');
  await does({ visit: '/far' });
  expect((await finished).timing().responseEnd).toBeGreaterThan(AT_LEAST_MS);
});

test('a fault slows a device that is slow already, also while its citizen thinks, and leaves it as slow as it was', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const gear = gearFor(personaWith({ cpuSlowdown: 4 }), context);
  gear?.dress(page);
  const told: number[] = [];
  const open = context.newCDPSession.bind(context);
  context.newCDPSession = async (place) => {
    const session = await open(place);
    const send = session.send.bind(session) as (method: string, its: object) => Promise<never>;
    session.send = ((method: string, its: { rate: number }) => {
      if (method === 'Emulation.setCPUThrottlingRate') told.push(its.rate);
      return send(method, its);
    }) as typeof session.send;
    return session;
  };
  const second = await context.newPage();
  gear?.dress(second);
  await gear?.work();
  const undo = await gear?.slow(3);
  await gear?.rest();
  await undo?.();
  await undo?.();
  await gear?.undo();
  expect(told.slice(-5)).toEqual([4, 12, 3, 1, 1]);
  await context.close();
});

test('who has the machine’s own line and device costs nothing: no session with the browser is opened', async ({
  site,
  browser,
  person,
}) => {
  const context = await browser.newContext();
  expect(gearFor(personaWith({}), context)).toBeUndefined();
  await context.close();
  const portal = await site({ '/': LINKS });
  const { page, does } = await person(portal, {});
  const sessions: unknown[] = [];
  const open = page.context().newCDPSession.bind(page.context());
  page.context().newCDPSession = async (place) => {
    sessions.push(place);
    return open(place);
  };
  await does({ visit: '/' }, { click: 'Window' });
  expect(sessions).toEqual([]);
  // The same watch sees whoever opens one.
  gearFor(personaWith({ network: SLOW }), page.context())?.dress(page);
  expect(sessions).toHaveLength(1);
});
