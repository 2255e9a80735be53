import type { Page } from '@playwright/test';
import { Injector } from '../../../src/faults/index.ts';
import type { FaultableWindow, FaultKindName, RunEvent } from '../../../src/model/index.ts';
import { realClock } from '../../../src/run/clock.ts';
import { QUIET } from '../../support/quiet.ts';
import { json } from '../../support/site.ts';
import { exchangesIn, expect, test, type Visitor } from '../browser/visitor.ts';
import { serveStreams } from './streams.ts';

const HOUR_MS = 3_600_000;
const pages = { '/': '<title>A service</title>', '/next': '<title>Next</title>', '/a': json({ ok: true }) };

/** The window of a citizen who is at the first page. */
async function windowOf({ page, session }: Visitor, url: string): Promise<Required<FaultableWindow>> {
  await page.goto(`${url}/`);
  return session.window as Required<FaultableWindow>;
}

const asks = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() =>
    fetch('/a').then(
      ({ status }) => status,
      () => 0,
    ),
  );

test('offline: nothing comes and pages know it, and all is well again after', async ({ site, visitor }) => {
  const { url } = await site(pages);
  const guest = await visitor({ url });
  const window = await windowOf(guest, url);
  const unmark = window.mark('a spell');
  const undo = await window.offline();
  expect([await asks(guest), await guest.page.evaluate(() => navigator.onLine)]).toEqual([0, false]);
  await undo();
  await undo();
  unmark();
  expect([await asks(guest), await guest.page.evaluate(() => navigator.onLine)]).toEqual([200, true]);
  await expect.poll(() => exchangesIn(guest.signals)).toHaveLength(3);
  expect(exchangesIn(guest.signals).map(({ touch, fault }) => [touch, fault])).toEqual([
    ['clean', undefined],
    ['faulted', 'a spell'],
    ['clean', undefined],
  ]);
});

for (const [what, left] of [
  ['cookies', { cookie: '', stored: 'draft' }],
  ['storage', { cookie: 'session=1', stored: null }],
  ['all', { cookie: '', stored: null }],
] as const) {
  test(`an expired session has lost its ${what}, and nothing else`, async ({ site, visitor }) => {
    const { url } = await site(pages);
    const guest = await visitor({ url });
    const window = await windowOf(guest, url);
    await guest.page.evaluate(() => {
      document.cookie = 'session=1';
      localStorage.setItem('form', 'draft');
    });
    await window.forget(what);
    expect(
      await guest.page.evaluate(() => ({ cookie: document.cookie, stored: localStorage.getItem('form') })),
    ).toEqual(left);
  });
}

test('a clock that is wrong is so on this page and the next, and right again after; what is measured stays true', async ({
  site,
  visitor,
}) => {
  const { url } = await site(pages);
  const guest = await visitor({ url });
  const window = await windowOf(guest, url);
  const hours = (): Promise<Record<string, number>> =>
    guest.page.evaluate((hour) => {
      const rightMs = performance.timeOrigin + performance.now();
      const off = (ms: number): number => Math.round((ms - rightMs) / hour) || 0;
      return {
        now: off(Date.now()),
        made: off(new Date().getTime()),
        called: off(Date.parse(Date())),
        fixed: new Date(0).getTime(),
        kind: Number(new Date() instanceof Date && new Date().constructor === Date),
      };
    }, HOUR_MS);
  const right = { now: 0, made: 0, called: 0, fixed: 0, kind: 1 };
  const wrong = { now: -2, made: -2, called: -2, fixed: 0, kind: 1 };
  const undo = await window.skew(-2 * HOUR_MS);
  expect(await hours()).toEqual(wrong);
  await guest.page.goto(`${url}/next`);
  expect(await hours()).toEqual(wrong);
  await undo();
  await undo();
  expect(await hours()).toEqual(right);
  expect(await guest.page.evaluate(() => Date.toString())).toContain('[native code]');
  await guest.page.goto(`${url}/`);
  expect(await hours()).toEqual(right);
});

/**
 * A slower device makes the same work in this page or frame slower, and lets it be quick again after. In turns, so that
 * whatever else the machine does meets all three; the middle one of them, as a browser that gets no time to slow a page
 * down lets it pass. On an idle machine four times slower is nearly four times slower; on a busy one it is less.
 */
async function expectSlowed(window: Required<FaultableWindow>, place: Pick<Page, 'evaluate'>): Promise<void> {
  const work = (): Promise<number> =>
    place.evaluate(() => {
      const from = performance.now();
      let sum = 0;
      for (let n = 0; n < 1e6; n++) sum = (sum + n * n) % 7;
      return performance.now() - from + (sum < 0 ? 1 : 0);
    });
  const turns: { slower: number; quickAgain: boolean }[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const before = await work();
    const undo = await window.slow(4);
    const during = await work();
    await undo();
    turns.push({ slower: during / before, quickAgain: (await work()) < during });
  }
  expect(turns.map(({ slower }) => slower).toSorted((a, b) => a - b)[4]).toBeGreaterThan(1.3);
  expect(turns.filter(({ quickAgain }) => quickAgain).length).toBeGreaterThan(4);
}

test(
  'a slower device takes longer for the same work, and is quick again after',
  QUIET,
  async ({ site, visitor }) => {
    const { url } = await site(pages);
    const guest = await visitor({ url });
    const window = await windowOf(guest, url);
    await expectSlowed(window, guest.page);
  },
);

const LISTENER = `<script>
  window.said = [];
  const socket = new WebSocket('ws://' + location.host + '/socket');
  socket.onopen = () => said.push('socket open');
  socket.onerror = () => said.push('socket error');
  socket.onclose = ({ code, wasClean }) => said.push('socket ' + code + ' ' + wasClean);
  const events = new EventSource('/events');
  events.onmessage = () => said.push('events open');
  events.onerror = () => said.push('events error ' + events.readyState);
</script>`;

for (const [what, dropped, said] of [
  ['websockets', 1, ['events open', 'socket open', 'socket error', 'socket 1006 false']],
  ['events', 1, ['events open', 'socket open', 'events error 2']],
  ['all', 2, ['events open', 'socket open', 'events error 2', 'socket error', 'socket 1006 false']],
] as const) {
  test(`dropped ${what} end as if their connection broke, once, and others stay`, async ({ visitor }) => {
    const streams = await serveStreams(LISTENER);
    const guest = await visitor(streams);
    const window = await windowOf(guest, streams.url);
    const heard = (): Promise<string[]> => guest.page.evaluate('said');
    await expect.poll(heard).toHaveLength(2);
    expect(await window.drop(what)).toBe(dropped);
    await expect.poll(async () => (await heard()).toSorted()).toEqual([...said].toSorted());
    expect(await window.drop(what)).toBe(0);
    expect(await heard()).toHaveLength(said.length);
    expect(streams.opened).toEqual({ sockets: 1, events: 1 });
    await streams.close();
  });
}

test('frames of another site are slowed down, told the wrong time and lose their streams as well', async ({
  site,
  visitor,
}) => {
  const streams = await serveStreams(LISTENER);
  // The same machine by another name is another site.
  const elsewhere = streams.url.replace('127.0.0.1', 'localhost');
  const { url } = await site({ '/': `<title>A service</title><iframe src="${elsewhere}/"></iframe>` });
  const guest = await visitor({ url });
  const window = await windowOf(guest, url);
  const frame = guest.page.frames().find((one) => one.url().startsWith(elsewhere));
  if (!frame) throw new Error('the page has no frame');
  const heard = (): Promise<string[]> => frame.evaluate('said');
  await expect.poll(heard).toHaveLength(2);
  const off = (): Promise<number> =>
    frame.evaluate(
      () => Math.round((Date.now() - performance.timeOrigin - performance.now()) / 3_600_000) || 0,
    );
  const wrong = await window.skew(2 * HOUR_MS);
  expect(await off()).toBe(2);
  await wrong();
  expect(await off()).toBe(0);

  await expectSlowed(window, frame);

  expect(await window.drop('all')).toBe(2);
  await expect.poll(heard).toContain('socket 1006 false');
  await streams.close();
});

const kinds: readonly [FaultKindName, object][] = [
  ['offline', { forMs: 60_000 }],
  ['expire', { what: 'all' }],
  ['drop', { what: 'all' }],
  ['clock_skew', { byMs: HOUR_MS }],
  ['cpu', { slower: 2 }],
];

for (const [kind, settings] of kinds) {
  const stage = (events: RunEvent[]): Injector =>
    new Injector({
      faults: [{ name: 'a fault', kind, settings: { ...settings }, service: '**', share: 1 }],
      globOf: () => '**',
      clock: realClock(),
      observe: (event) => events.push(event),
    });

  test(`${kind}: withdrawn, it leaves the line clean, in windows that were opened meanwhile too`, async ({
    site,
    visitor,
  }) => {
    const { url } = await site(pages);
    const guest = await visitor({ url });
    await windowOf(guest, url);
    const events: RunEvent[] = [];
    const injector = stage(events);
    injector.inject();
    await injector.arm(guest.session, 1, ['exposed']);
    const second = await guest.page.context().newPage();
    await injector.withdraw();
    await second.goto(`${url}/next`);
    guest.signals.length = 0;
    expect(await asks(guest)).toBe(200);
    await expect.poll(() => exchangesIn(guest.signals).map(({ touch }) => touch)).toEqual(['clean']);
    for (const page of [guest.page, second]) {
      expect(
        await page.evaluate(() => Math.abs(Date.now() - performance.timeOrigin - performance.now())),
      ).toBeLessThan(HOUR_MS / 2);
    }
    expect(events.flatMap((event) => (event.type === 'fault' ? [event.what] : []))).toEqual([
      'injected',
      'fired',
      'withdrawn',
    ]);
  });

  test(`${kind}: survives that its citizen leaves in the middle`, async ({ site, visitor }) => {
    const { url } = await site(pages);
    const guest = await visitor({ url });
    await windowOf(guest, url);
    const events: RunEvent[] = [];
    const injector = stage(events);
    injector.inject();
    const disarm = await injector.arm(guest.session, 1, ['exposed']);
    await guest.session.close();
    await disarm();
    await injector.withdraw();
    expect(events.at(-1)).toMatchObject({ type: 'fault', what: 'withdrawn' });
  });
}
