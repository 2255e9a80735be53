import type { Answer } from '../../support/site.ts';
import { expect, test } from '../browser/visitor.ts';

const WORKER = `
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  self.addEventListener('fetch', (event) => {
    if (event.request.url.endsWith('/a')) event.respondWith(new Response('from the worker'));
  });`;
const script: Answer = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER);
const PAGE = `<script>
  window.ready = navigator.serviceWorker.register('/worker.js').then(() => new Promise((done) => {
    if (navigator.serviceWorker.controller) done();
    navigator.serviceWorker.addEventListener('controllerchange', () => done());
  }));
</script>`;

test('a service worker does not slip past a fault, and answers again once that is withdrawn', async ({
  site,
  visitor,
}) => {
  const { url } = await site({ '/': PAGE, '/worker.js': script, '/a': 'from the service' });
  const { page, session } = await visitor({ url });
  await page.goto(`${url}/`);
  await page.evaluate('ready');
  const ask = (): Promise<string> => page.evaluate(() => fetch('/a').then((answer) => answer.text()));
  expect(await ask()).toBe('from the worker');
  const withdraw = await session.intercept('**/a', (exchange) =>
    exchange.answer({ status: 503, body: 'a fault' }),
  );
  expect(await ask()).toBe('a fault');
  await withdraw();
  expect(await ask()).toBe('from the worker');
});
