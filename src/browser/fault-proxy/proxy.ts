import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { globTest, type InterceptedExchange, type Undo } from '../../model/index.ts';
import { passStraight, proxiedExchange, type Held } from './exchange.ts';
import { Idlers } from './idlers.ts';
import { MOST_HEADER_BYTES, Onward } from './onward.ts';
import { Retries } from './retries.ts';
import { isClosed, join, tunnelExchange, type Tunnel } from './tunnel.ts';

type Handler = (exchange: InterceptedExchange) => Promise<void>;

export interface FaultProxyOptions {
  /** Address of the proxy that stands before the services already: that of simulated time. */
  upstream?: string;
  /** Hears which exchange a fault touched; `CONNECT` is a tunnel, in which nobody sees more. */
  marked?: (touched: { method: string; url: string; fault: string }) => void;
}

/** A forward proxy of one citizen's own, in which faults act below the browser. */
export interface FaultProxy {
  /** `http://127.0.0.1:PORT`, as a browser context takes it. */
  server: string;
  /** Gives exchanges of a glob to `handler` until the returned function is called. */
  intercept(glob: string, handler: Handler): Undo;
  /** Cuts every connection. */
  close(): Promise<void>;
}

interface Reach {
  reaches: (url: string) => boolean;
  handler: Handler;
}

/**
 * Starts a proxy for one browser context. Without a fault it passes bytes on; the browser keeps its cache, and its
 * connections behave as without a proxy.
 *
 *     browser ── connection ──> proxy ── one of its own ──> service, or the proxy before it
 *                                 └── faults whose glob reaches the address, the latest first
 */
export async function startFaultProxy({ upstream, marked }: FaultProxyOptions = {}): Promise<FaultProxy> {
  const onward = new Onward(upstream);
  const idlers = new Idlers();
  const retries = new Retries();
  const cut = retries.cut.bind(retries);
  const sockets = new Set<Socket>();
  let reaches: Reach[] = [];
  const handlersFor = (url: string): Handler[] =>
    reaches.filter((one) => one.reaches(url)).map(({ handler }) => handler);

  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: 0, requestTimeout: 0 });
  server.headersTimeout = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => {
    void serve(request, response).catch(() => request.socket.destroy());
  });
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    void open(request.url ?? '', client, head).catch(() => client.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  // A run that ends without a word is not kept alive by its proxies.
  server.unref();
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    intercept(glob, handler) {
      const reach = { reaches: globTest(glob), handler };
      reaches = [reach, ...reaches];
      idlers.retire(reach.reaches);
      return () => {
        reaches = reaches.filter((one) => one !== reach);
        return Promise.resolve();
      };
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!URL.canParse(request.url ?? '')) return void request.socket.destroy();
    const again = retries.of(request);
    if (again) return cut(request, again);
    response.once('finish', () => retries.answered(request));
    const url = new URL(request.url ?? '');
    const sent = { url, method: request.method ?? 'GET', headers: request.rawHeaders };
    const handlers = handlersFor(url.href);
    const parts = { request, response, sent, onward };
    if (handlers.length === 0) return passStraight({ ...parts, body: request });
    onward.hold(request.socket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const held: Held = { ...parts, body: chunks.length > 0 ? Buffer.concat(chunks) : undefined };
    const mark = (fault: string): void => marked?.({ method: sent.method, url: url.href, fault });
    const passOn = ([first, ...others]: readonly Handler[]): Promise<void> =>
      first ? first(proxiedExchange(held, { next: () => passOn(others), mark, cut })) : passStraight(held);
    await passOn(handlers).finally(() => onward.letGo(request.socket));
  }

  async function open(authority: string, client: Socket, head: Buffer): Promise<void> {
    const { hostname, port } = new URL(`http://${authority}`);
    const service = await onward.tunnel({ hostname, port: Number(port || 80) });
    service.on('error', () => client.destroy()).once('close', () => client.destroy());
    client.on('error', () => service.destroy()).once('close', () => service.destroy());
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const first = head.length > 0 ? head : await firstOf(client);
    const url = new URL(`https://${authority}`).href;
    const tunnel: Tunnel = { client, service, url, first, last: { at: performance.now(), from: 'browser' } };
    if (!isClosed(first)) return join(tunnel);
    idlers.watch(tunnel);
    const mark = (fault: string): void => marked?.({ method: 'CONNECT', url: tunnel.url, fault });
    const passOn = ([next, ...others]: readonly Handler[]): Promise<void> => {
      if (next) return next(tunnelExchange(tunnel, { next: () => passOn(others), mark }));
      return join(tunnel);
    };
    await passOn(handlersFor(tunnel.url));
  }
}

function firstOf(client: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    client.once('data', (first: Buffer) => {
      client.pause();
      resolve(first);
    });
    client.once('close', () => reject(new Error('the browser went away')));
  });
}
