import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSensor, type ServiceSensor } from '../../../src/sensors/middleware/index.ts';
import { QUIET } from '../../support/quiet.ts';
import { expect, page, test } from './watched.ts';

const CALLS = 240;

async function listen(listener: RequestListener): Promise<Server & { url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

test(
  'what a browser measures is what the service itself measures, within 5 ms',
  QUIET,
  async ({ citizen }) => {
    const sensor: ServiceSensor = openSensor();
    const own = new Map<string, number>();
    const server = await listen(
      sensor.around((request, response) => {
        const startedAt = performance.now();
        response.once('close', () => own.set(request.url ?? '', performance.now() - startedAt));
        const call = Number(/\/api\/claims\/(\d+)/.exec(request.url ?? '')?.[1]);
        if (Number.isNaN(call)) {
          response.setHeader('content-type', 'text/html');
          response.end(
            page(`<h1>Calls</h1><button onclick="(async () => {
            for (let i = 0; i < ${CALLS}; i++) await (await fetch('/api/claims/' + i)).text();
            this.textContent = 'Done';
          })()">Call</button>`),
          );
          return;
        }
        // Some at once, most after some milliseconds.
        setTimeout(() => response.end('{}'), (call % 7) * 2);
      }),
    );
    const { does, heard, session } = await citizen(server, {});
    await does({ visit: '/' }, { click: 'Call' }, { expect: 'Done' });
    await session.close();
    const pairs = heard('exchange').flatMap(({ url, durationMs }) => {
      const served = own.get(new URL(url).pathname);
      return url.includes('/api/') && served !== undefined ? [{ durationMs, served }] : [];
    });
    expect(pairs.length).toBeGreaterThanOrEqual(200);
    expect(Math.abs(median(pairs.map(({ durationMs, served }) => durationMs - served)))).toBeLessThan(5);
    const [series] = sensor.figures().filter((one) => one['http.route'] === '/api/claims/:id');
    expect(series).toMatchObject({ count: CALLS, sim: true, 'user_agent.synthetic.type': 'test' });
    expect(Math.abs(series!.p50Ms - median(pairs.map(({ durationMs }) => durationMs)))).toBeLessThan(5);
    server.closeAllConnections();
    server.close();
  },
);
