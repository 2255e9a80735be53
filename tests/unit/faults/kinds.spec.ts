import { expect, test } from '@playwright/test';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { exchangeFault, fakeExchange, NEVER } from './fake-port.ts';

/** Applies a fault to an exchange on a clock that jumps. @returns when it was over, ms. */
async function timed(
  clock: VirtualClock,
  fault: ReturnType<typeof exchangeFault>,
  exchange: ReturnType<typeof fakeExchange>,
): Promise<number> {
  await clock.run(fault.apply(exchange, NEVER));
  return clock.now();
}

const bytes = (n: number) => () => ({ body: Buffer.alloc(n, 'x') });

test('latency delays by what it says, to the millisecond', async () => {
  const clock = new VirtualClock();
  const exchange = fakeExchange();
  expect(await timed(clock, exchangeFault('latency', { delayMs: 800 }, { clock }), exchange)).toBe(800);
  expect(exchange.ended).toEqual(['pass']);
});

test('jitter spreads its delays evenly between its bounds', async () => {
  for (const [luck, ms] of [
    [0, 200],
    [0.5, 600],
    [0.999, 999.2],
  ] as const) {
    const clock = new VirtualClock();
    const fault = exchangeFault('jitter', { fromMs: 200, upToMs: 1_000 }, { clock, luck: [luck] });
    expect(await timed(clock, fault, fakeExchange())).toBeCloseTo(ms, 6);
  }
});

test('a slow line takes as long as its bytes need, and hands them over as they come', async () => {
  const clock = new VirtualClock();
  const exchange = fakeExchange({ service: bytes(1_500) });
  const took = await timed(clock, exchangeFault('bandwidth', { bytesPerSecond: 1_000 }, { clock }), exchange);
  expect(took).toBeCloseTo(1_500, 6);
  expect(new Set(exchange.pieces)).toEqual(new Set([50]));
  expect(exchange.got()?.body).toHaveLength(1_500);
});

test('an answer drips over its whole time, and nothing of it is lost', async () => {
  for (const size of [0, 1, 19, 20, 21, 1_000]) {
    const clock = new VirtualClock();
    const exchange = fakeExchange({ service: bytes(size) });
    const took = await timed(clock, exchangeFault('drip', { overMs: 2_000 }, { clock }), exchange);
    expect(took).toBeCloseTo(2_000, 6);
    expect(exchange.got()?.body).toHaveLength(size);
    expect(exchange.pieces.length).toBeLessThanOrEqual(20);
  }
});

/** Whoever sleeps on it sleeps too long, as on a busy machine. */
class LateClock extends VirtualClock {
  override sleep(ms: number, signal: AbortSignal): Promise<void> {
    return super.sleep(ms + LATE_MS, signal);
  }
}
const LATE_MS = 4;

for (const [kind, settings] of [
  ['drip', { overMs: 2_000 }],
  ['bandwidth', { bytesPerSecond: 1_000 }],
] as const) {
  test(`twenty and more timers that ring late make a ${kind} late by one of them, not by all`, async () => {
    const clock = new LateClock();
    const exchange = fakeExchange({ service: bytes(2_000) });
    const took = await timed(clock, exchangeFault(kind, settings, { clock }), exchange);
    expect(exchange.pieces.length).toBeGreaterThanOrEqual(20);
    expect(took).toBeGreaterThanOrEqual(2_000);
    expect(took).toBeLessThanOrEqual(2_000 + LATE_MS);
  });
}

test('a timeout is one for the browser, and the service never hears of it', async () => {
  const clock = new VirtualClock();
  const exchange = fakeExchange();
  expect(await timed(clock, exchangeFault('timeout', { afterMs: 3_000 }, { clock }), exchange)).toBe(3_000);
  expect([exchange.ended, exchange.sent()]).toEqual([['abort timedout'], 0]);
});

for (const [how, reason] of [
  ['refused', 'connectionrefused'],
  ['reset', 'connectionreset'],
  ['no_host', 'namenotresolved'],
  ['unreachable', 'addressunreachable'],
] as const) {
  test(`a connection that is “${how}” fails as ${reason}`, async () => {
    const exchange = fakeExchange();
    await exchangeFault('connection', { how }).apply(exchange, NEVER);
    expect([exchange.ended, exchange.sent()]).toEqual([[`abort ${reason}`], 0]);
  });
}

test('a connection is cut in the middle of the answer, which the service gave', async () => {
  const exchange = fakeExchange({ service: bytes(100) });
  await exchangeFault('cut', { after: 0.3 }).apply(exchange, NEVER);
  expect([exchange.ended, exchange.pieces, exchange.sent()]).toEqual([['reset'], [30], 1]);
});

test('severed, the connection ends below HTTP', async () => {
  const exchange = fakeExchange();
  await exchangeFault('sever', { how: 'reset' }).apply(exchange, NEVER);
  expect(exchange.ended).toEqual(['sever reset']);
});

test('of a citizen’s requests as many pass as the limit says, and others hear when to come again', async () => {
  const clock = new VirtualClock();
  const fault = exchangeFault('rate_limit', { limit: { requests: 2, perMs: 10_000 } }, { clock });
  const ask = async () => {
    const exchange = fakeExchange();
    await timed(clock, fault, exchange);
    return exchange;
  };
  const [first, second, third] = [await ask(), await ask(), await ask()];
  expect([first.ended, second.ended, third.ended]).toEqual([['pass'], ['pass'], ['answer 429']]);
  expect(third.got()?.headers).toMatchObject({ 'retry-after': '10' });
  await clock.run(clock.sleep(9_000, NEVER));
  expect((await ask()).got()?.headers).toMatchObject({ 'retry-after': '1' });
  await clock.run(clock.sleep(1_000, NEVER));
  expect((await ask()).ended).toEqual(['pass']);
});

test('a truncated answer looks whole and ends in the middle', async () => {
  const exchange = fakeExchange();
  await exchangeFault('truncate', { keep: 0.5 }).apply(exchange, NEVER);
  expect(exchange.got()).toMatchObject({ status: 200, text: '{"ok"' });
});

test('exactly so many bytes of an answer are corrupted, each in one bit', async () => {
  for (const [size, fraction, wrong] of [
    [1_000, 0.01, 10],
    [1_000, 1, 1_000],
    [3, 0.01, 1],
    [0, 0.5, 0],
  ] as const) {
    const body = Buffer.alloc(size, 'a');
    const exchange = fakeExchange({ service: () => ({ body }) });
    const luck = Array.from({ length: 5_000 }, (_, i) => ((i * 7_919) % 1_000) / 1_000);
    await exchangeFault('corrupt', { bytes: fraction }, { luck }).apply(exchange, NEVER);
    const got = [...(exchange.got()?.body ?? [])];
    expect(got).toHaveLength(size);
    const flips = got.map((byte) => byte ^ (body[0] ?? 0)).filter((flip) => flip !== 0);
    expect(flips).toHaveLength(wrong);
    expect(flips.every((flip) => Number.isInteger(Math.log2(flip)))).toBe(true);
  }
});

test('an answer says that it is of another type', async () => {
  const exchange = fakeExchange();
  await exchangeFault('content_type', { type: 'text/html' }).apply(exchange, NEVER);
  expect(exchange.got()).toMatchObject({ headers: { 'content-type': 'text/html' }, text: '{"ok":true}' });
});

test('an empty answer has its status, though the service did its work', async () => {
  const exchange = fakeExchange({ method: 'POST' });
  await exchangeFault('empty', { status: 204 }).apply(exchange, NEVER);
  expect(exchange.got()).toMatchObject({ status: 204, text: '' });
  expect(exchange.sent()).toBe(1);
});

test('what a citizen submits reaches the service so often, and reading does not', async () => {
  let asked = 0;
  const post = fakeExchange({
    method: 'POST',
    service: () => ({ status: 201, body: Buffer.from(`claim ${++asked}`) }),
  });
  await exchangeFault('duplicate', { times: 3 }).apply(post, NEVER);
  expect([post.sent(), post.got()?.text]).toEqual([3, 'claim 1']);
  const get = fakeExchange();
  await exchangeFault('duplicate', { times: 3 }).apply(get, NEVER);
  expect(get.ended).toEqual(['pass']);
});

test('what was answered once is answered again until its time is over, for each address', async () => {
  const clock = new VirtualClock();
  const fault = exchangeFault('stale', { forMs: 1_000 }, { clock });
  let balance = 0;
  const service = () => ({ body: Buffer.from(String(++balance)) });
  const ask = async (url: string, method = 'GET') => {
    const exchange = fakeExchange({ url, method, service });
    await timed(clock, fault, exchange);
    return exchange.got()?.text ?? exchange.ended.join(' ');
  };
  expect(await ask('http://s.test/a')).toBe('1');
  expect(await ask('http://s.test/a')).toBe('1');
  expect(await ask('http://s.test/b')).toBe('2');
  expect(await ask('http://s.test/a', 'POST')).toBe('pass');
  await clock.run(clock.sleep(1_000, NEVER));
  expect(await ask('http://s.test/a')).toBe('3');
});

test('answers overtake each other in pairs, and one that is alone waits no longer than it must', async () => {
  const clock = new VirtualClock();
  const fault = exchangeFault('reorder', { withinMs: 1_000 }, { clock });
  const order: number[] = [];
  const ask = async (number: number) => {
    await fault.apply(fakeExchange(), NEVER);
    order.push(number);
  };
  await clock.run(Promise.all([ask(1), ask(2), ask(3), ask(4), ask(5)]));
  expect(order.filter((number) => number <= 2)).toEqual([2, 1]);
  expect(order.filter((number) => number >= 3)).toEqual([4, 3, 5]);
  expect(clock.now()).toBe(1_000);
});

for (const [kind, settings] of [
  ['truncate', { keep: 0.5 }],
  ['duplicate', { times: 2 }],
  ['stale', { forMs: 1_000 }],
  ['reorder', { withinMs: 1 }],
] as const) {
  test(`${kind}: where the service gives no answer, the page hears of none`, async () => {
    const clock = new VirtualClock();
    const exchange = fakeExchange({
      method: kind === 'stale' ? 'GET' : 'POST',
      service: () => new Error('gone'),
    });
    await timed(clock, exchangeFault(kind, settings, { clock }), exchange);
    expect(exchange.ended).toEqual(['abort failed']);
  });
}

test('a stream of events passes faults of its body, since it has no end to wait for', async () => {
  for (const [kind, settings] of [
    ['truncate', { keep: 0.5 }],
    ['stale', { forMs: 1_000 }],
    ['reorder', { withinMs: 1 }],
  ] as const) {
    const stream = fakeExchange({ headers: { accept: 'text/event-stream' } });
    await exchangeFault(kind, settings).apply(stream, NEVER);
    expect(stream.ended).toEqual(['pass']);
  }
});

test('no cache keeps what a fault made of an answer', async () => {
  const exchange = fakeExchange({
    service: () => ({
      headers: { 'content-type': 'text/plain', 'cache-control': 'max-age=3600', etag: 'x', vary: 'accept' },
    }),
  });
  await exchangeFault('truncate', { keep: 0.5 }).apply(exchange, NEVER);
  expect(exchange.got()?.headers).toEqual({
    'content-type': 'text/plain',
    'cache-control': 'no-store',
    vary: 'accept',
  });
});
