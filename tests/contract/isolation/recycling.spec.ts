import { expect, test as base, type Browser, type BrowserContext } from '@playwright/test';
import { Recycler, recyclingLaunch } from '../../../src/browser/recycle/index.ts';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import type { Session } from '../../../src/model/index.ts';
import { launchOptions } from '../../support/browser.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { ready } from '../../support/steps.ts';
import { serveTraces, type Service } from './service.ts';
import { traces } from './traces.ts';

const NEVER = new AbortController().signal;

interface Lending {
  service: Service;
  browser: Browser;
  /** A citizen in a lent context. */
  lends(persona?: Partial<typeof somebody>): Promise<{ context: BrowserContext; session: Session }>;
}

const test = base.extend<{ lending: Lending }, { shared: Browser }>({
  shared: [
    async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch(recyclingLaunch(launchOptions()));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  lending: async ({ shared }, use) => {
    const service = await serveTraces();
    const recycler = new Recycler(shared);
    await use({
      service,
      browser: shared,
      async lends(persona = {}) {
        const citizen = citizenNumber(1, { ...somebody, ...persona });
        const { context, inHands } = await recycler.lend(personaContext(citizen.persona));
        const options = { baseUrl: service.url, now: () => performance.now() };
        const stays = { close: async () => Promise.resolve() };
        const session = await sessionIn(context, citizen, () => undefined, options, stays);
        return { context, session: inHands(session, () => undefined) };
      },
    });
    await Promise.all(shared.contexts().map((context) => context.close()));
    await service.close();
  },
});

// One file, one worker: the browser is started once.
test.describe.configure({ mode: 'default' });

const visits = (session: Session, path: string): Promise<unknown> =>
  session.perform(ready({ visit: path }), NEVER);

/** Whether the context of a citizen who did this is used again. */
async function isUsedAgain(
  { lends }: Lending,
  did: (session: Session, context: BrowserContext) => Promise<unknown>,
): Promise<boolean> {
  const { context, session } = await lends();
  await did(session, context);
  await session.close();
  const next = await lends();
  await visits(next.session, '/plain');
  const same = next.context === context;
  await next.session.close();
  return same;
}

test('a context is used again by one citizen after the other', async ({ lending }) => {
  const used = new Set<BrowserContext>();
  for (let citizen = 0; citizen < 4; citizen += 1) {
    const { context, session } = await lending.lends();
    used.add(context);
    await visits(session, '/assets');
    expect(context.pages()).toHaveLength(citizen === 0 ? 1 : 2);
    await session.close();
  }
  expect(used.size).toBe(1);
});

for (const trace of traces) {
  const { name, leave } = trace;
  const again = !/secret|serviceWorker|createElement\('iframe'\)/.test(leave);
  test(`a context in which a citizen left ${name} is ${again ? 'emptied and used again' : 'closed'}`, async ({
    lending,
  }) => {
    const did = async (session: Session): Promise<void> => {
      await visits(session, lending.service.of(trace).leave);
      await session.perform(ready({ expect: { text: 'Done' } }), NEVER);
    };
    expect(await isUsedAgain(lending, did)).toBe(again);
  });
}

test('citizens of other personas get a context of their own', async ({ lending }) => {
  const first = await lending.lends();
  await visits(first.session, '/plain');
  await first.session.close();
  const other = await lending.lends({ locale: 'de-DE' });
  expect(other.context).not.toBe(first.context);
});

test('closing twice does not take the context from whoever has it next', async ({ lending }) => {
  const first = await lending.lends();
  await visits(first.session, '/plain');
  await first.session.close();
  const next = await lending.lends();
  expect(next.context).toBe(first.context);
  await first.session.close();
  await visits(next.session, '/plain');
});

test('language and time zone of the persona hold for everyone in a context', async ({ lending }) => {
  const persona = { locale: 'de-DE', timeZone: 'Asia/Tokyo' };
  for (let citizen = 0; citizen < 4; citizen += 1) {
    const { context, session } = await lending.lends(persona);
    await visits(session, '/plain');
    const told = await context
      .pages()
      .at(-1)
      ?.evaluate(() => {
        const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
        return [navigator.language, locale, timeZone];
      });
    expect(told).toEqual(['de-DE', 'de-DE', 'Asia/Tokyo']);
    await session.close();
  }
});

test('two citizens at once never share a context', async ({ lending }) => {
  const [one, other] = await Promise.all([lending.lends(), lending.lends()]);
  expect(one.context).not.toBe(other.context);
});

test('permissions that were given are taken back', async ({ lending }) => {
  const { context, session } = await lending.lends();
  await context.grantPermissions(['geolocation']);
  await visits(session, '/plain');
  await session.close();
  const next = await lending.lends();
  expect(next.context).toBe(context);
  await visits(next.session, '/plain');
  const state = await next.context
    .pages()
    .at(-1)
    ?.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
  expect(state).not.toBe('granted');
});

test('a context that was in a route, failed a step or cannot be emptied is closed', async ({ lending }) => {
  const { service } = lending;
  const password = traces.find(({ name }) => name.includes('password'));
  if (!password) throw new Error('no trace is about a password');
  expect(
    await isUsedAgain(lending, async (session) => {
      const undo = await session.intercept('**/none', (exchange) => exchange.pass());
      await visits(session, '/plain');
      await undo();
    }),
    'a route',
  ).toBe(false);
  expect(
    await isUsedAgain(lending, async (session) => {
      await visits(session, '/plain');
      await visits(session, '/missing').catch(() => undefined);
    }),
    'a failed step',
  ).toBe(false);
  expect(await isUsedAgain(lending, (session) => visits(session, '/hints')), 'client hints').toBe(false);
  expect(
    await isUsedAgain(lending, (session) => visits(session, service.of(password).leave)),
    'a password',
  ).toBe(false);
});

test('contexts at rest do not pile up', async ({ lending }) => {
  const lent = await Promise.all(Array.from({ length: 18 }, () => lending.lends()));
  await Promise.all(lent.map(({ session }) => visits(session, '/plain')));
  for (const { session } of lent) await session.close();
  await expect.poll(() => lending.browser.contexts().length).toBe(16);
});
