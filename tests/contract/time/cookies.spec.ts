import type { Page } from '@playwright/test';
import type { Answer } from '../../support/site.ts';
import { AHEAD_MS, expect, test } from './stage.ts';

/** A simulated minute lasts 60 ms: a cookie of an hour ends within four seconds. */
const WARP = 1_000;
const HOUR_S = 3_600;

/** How a service, or its page, may set a cookie; `expires` is simulated, ms since 1970. */
interface Way {
  name: string;
  set(page: Page, cookie: { name: string; maxAge?: number; expires?: number }): Promise<unknown>;
}

const written = ({ name, maxAge, expires }: { name: string; maxAge?: number; expires?: number }): string =>
  [
    `${name}=1; Path=/`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(expires === undefined ? [] : [`Expires=${new Date(expires).toUTCString()}`]),
  ].join('; ');

const WAYS: Way[] = [
  {
    name: 'an answer',
    set: (page, cookie) =>
      page.evaluate((line) => fetch(`/set?${encodeURIComponent(line)}`), written(cookie)),
  },
  {
    name: 'document.cookie',
    set: (page, cookie) => page.evaluate((line) => (document.cookie = line), written(cookie)),
  },
  {
    name: 'cookieStore',
    set: (page, { name, maxAge, expires }) =>
      page.evaluate((cookie) => cookieStore.set(cookie as unknown as CookieInit), {
        name,
        value: '1',
        ...(maxAge === undefined ? {} : { maxAge }),
        ...(expires === undefined ? {} : { expires }),
      }),
  },
];

const setting: Answer = (request, response) => {
  const [, line = ''] = (request.url ?? '').split('?');
  response.writeHead(200, { 'set-cookie': decodeURIComponent(line) }).end();
};

const kept = async (page: Page): Promise<string[]> =>
  (await page.context().cookies()).map(({ name }) => name).toSorted();

for (const { name: way, set } of WAYS) {
  test(`a cookie that ${way} gives an hour is gone when the simulated hour is over`, async ({
    site,
    stage,
  }) => {
    const { page } = await stage(await site({ '/': '', '/set': setting }), { warp: WARP });
    await page.goto('/');
    const began = await page.evaluate(() => Date.now());
    await set(page, { name: 'hour', maxAge: HOUR_S });
    await set(page, { name: 'until', expires: began + HOUR_S * 1_000 });
    await set(page, { name: 'year', maxAge: HOUR_S * 24 * 365 });
    await set(page, { name: 'session' });
    expect(await kept(page)).toEqual(['hour', 'session', 'until', 'year']);
    await expect.poll(() => kept(page)).toEqual(['session', 'year']);
    expect(await page.evaluate(() => Date.now())).toBeGreaterThanOrEqual(began + HOUR_S * 1_000);
  });

  for (const [when, aheadMs] of [
    ['the past', -AHEAD_MS],
    ['the future', AHEAD_MS],
  ] as const) {
    test(`a day of ${when} is no reason to lose what ${way} sets, nor to keep what it ends`, async ({
      site,
      stage,
    }) => {
      const { page } = await stage(await site({ '/': '', '/set': setting }), { aheadMs, warp: 1 });
      await page.goto('/');
      const now = await page.evaluate(() => Date.now());
      await set(page, { name: 'tomorrow', expires: now + 86_400_000 });
      await set(page, { name: 'signed-out', maxAge: HOUR_S });
      expect(await kept(page)).toEqual(['signed-out', 'tomorrow']);
      await set(page, { name: 'signed-out', expires: now - 86_400_000 });
      expect(await kept(page)).toEqual(['tomorrow']);
      const [{ expires } = { expires: 0 }] = await page.context().cookies();
      expect(Math.abs(expires * 1_000 - Date.now() - 86_400_000)).toBeLessThan(60_000);
    });
  }
}

test('who is signed in by an answer is still so at the very next request', async ({ site, stage }) => {
  const cookies: (string | undefined)[] = [];
  const { url } = await site({
    '/': '',
    '/sign-in': (_request, response) =>
      response
        .writeHead(303, {
          location: '/home',
          'set-cookie': `who=me; Path=/; HttpOnly; Expires=${new Date(Date.now() - AHEAD_MS + 3_600_000).toUTCString()}`,
        })
        .end(),
    '/home': (request, response) => {
      cookies.push(request.headers.cookie);
      response.end();
    },
  });
  const { page } = await stage({ url }, { aheadMs: -AHEAD_MS });
  await page.goto('/sign-in');
  expect(cookies).toEqual(['who=me']);
});

test('a page reads the ends of its cookies in simulated time', async ({ site, stage }) => {
  const { page } = await stage(await site({ '/': '' }));
  await page.goto('/');
  const { asked, told, all } = await page.evaluate(async () => {
    const store = cookieStore as unknown as Record<
      'get' | 'getAll',
      (name: string) => Promise<{ expires: number }>
    >;
    const expires = Date.now() + 3_600_000;
    await cookieStore.set({ name: 'a', value: '1', expires });
    const list = (await store.getAll('a')) as unknown as { expires: number }[];
    return { asked: expires, told: (await store.get('a')).expires, all: list[0]?.expires };
  });
  // The clock has moved by a few milliseconds of real time between the writing and the reading.
  expect(Math.abs(told - asked)).toBeLessThan(3_600_000 / 10);
  expect(Math.abs((all ?? 0) - asked)).toBeLessThan(3_600_000 / 10);
});
