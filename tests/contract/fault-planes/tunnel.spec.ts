import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { proxyRefuses } from '../../../src/browser/fault-proxy/index.ts';
import type { FaultSpec } from '../../../src/model/index.ts';
import { selfSigned } from './certificate.ts';
import { ask, expect, fault, test as base } from './stage.ts';

const TWENTY_KB = 'x'.repeat(20_000);

/** A service behind https that nobody has to trust. */
const test = base.extend<{ secure: { url: string; requests: string[] } }>({
  secure: async ({}, use) => {
    const requests: string[] = [];
    const server = createServer(selfSigned(), (request, response) => {
      requests.push(request.url ?? '');
      response.end(request.url === '/big' ? TWENTY_KB : 'here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, requests });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

test('https goes through the proxy unread, and is cut and slowed there', async ({ secure, stage }) => {
  const { page, proxy, marked } = await stage(secure);
  await page.goto('/');
  expect(await ask(page, '/big')).toBe(`200 ${TWENTY_KB}`);

  const slow = proxy.intercept('**', fault('bandwidth', { bytesPerSecond: 100_000 }));
  // Its connection is kept from before, and is closed when nothing is under way in it.
  await expect
    .poll(async () => {
      await ask(page, '/');
      return marked.map((one) => one.fault);
    })
    .toContain('bandwidth');
  expect(await ask(page, '/big')).toBe(`200 ${TWENTY_KB}`);
  await slow();

  const reset = proxy.intercept('**', fault('sever', { how: 'reset' }));
  const fresh = await page.context().newPage();
  await expect.poll(() => fresh.goto('/?reset').then(String, String)).toContain('net::ERR_');
  await reset();
  await expect.poll(() => fresh.goto('/?clean').then((answer) => answer?.status(), String)).toBe(200);
  expect(marked.every(({ method, url }) => method === 'CONNECT' && url === `${secure.url}/`)).toBe(true);
});

test('a fault that cannot be had behind https is refused with its reason', () => {
  const faultOn = (kind: string, service = '**', settings = {}): FaultSpec => ({
    name: kind,
    kind,
    settings,
    service,
    share: 1,
  });
  const refuses = proxyRefuses('https://claims.test', () => '**/api/**');
  expect(refuses(faultOn('bandwidth'))).toBeUndefined();
  expect(refuses(faultOn('sever', 'https://claims.test/**'))).toBeUndefined();
  expect(refuses(faultOn('latency'))).toContain('sees no answers');
  expect(refuses(faultOn('sever', 'claims'))).toContain('sees no paths');
  const plain = proxyRefuses('http://claims.test', () => '**/api/**');
  expect(plain(faultOn('latency', 'claims'))).toBeUndefined();
  expect(plain(faultOn('connection', '**', { how: 'no_host' }))).toContain('no host unknown');
  expect(plain(faultOn('connection', '**', { how: 'reset' }))).toBeUndefined();
});
