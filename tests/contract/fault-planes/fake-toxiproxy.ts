import { createServer as createApi, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A toxic as the HTTP API of Toxiproxy shows it. */
export interface FakeToxic {
  name: string;
  type: string;
  stream: string;
  toxicity: number;
  attributes: Record<string, number>;
}

/** What stands in for Toxiproxy: its HTTP API as its README documents it, for one proxy, with two toxics that act. */
export interface FakeToxiproxy {
  /** Of the API. */
  url: string;
  /** Where the proxied service is reached. */
  proxied: string;
  toxics: FakeToxic[];
  isEnabled: () => boolean;
  close(): Promise<void>;
}

/** @param upstream port of the service behind it. */
export async function fakeToxiproxy(name: string, upstream: number): Promise<FakeToxiproxy> {
  const toxics: FakeToxic[] = [];
  let enabled = true;
  const sockets = new Set<Socket>();
  const attribute = (type: string, key: string): number | undefined =>
    toxics.find((one) => one.type === type)?.attributes[key];

  const proxy = createServer((client) => {
    sockets.add(client.on('error', () => undefined).once('close', () => sockets.delete(client)));
    if (attribute('reset_peer', 'timeout') !== undefined) return void client.resetAndDestroy();
    const service = connect(upstream, '127.0.0.1').on('error', () => client.destroy());
    client.once('close', () => service.destroy());
    service.once('close', () => client.destroySoon());
    client.pipe(service);
    service.on('data', (bytes) => {
      setTimeout(() => client.writable && client.write(bytes), attribute('latency', 'latency') ?? 0);
    });
  });
  const api = createApi((request, response) => {
    void (async () => {
      const answer = (status: number, body?: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      const missing = (what: string): void => answer(404, { error: `${what} not found`, status: 404 });
      const [, proxies, named, toxicsWord, toxic] = (request.url ?? '').split('/').map(decodeURIComponent);
      if (proxies !== 'proxies' || named !== name) return missing('proxy');
      const asked = `${request.method} ${toxicsWord ?? ''}${toxic === undefined ? '' : '/one'}`;
      const at = toxics.findIndex((one) => one.name === toxic);
      if (asked === 'GET ') return answer(200, { name, enabled, toxics });
      if (asked === 'POST ') {
        ({ enabled = enabled } = (await jsonOf(request)) as { enabled?: boolean });
        if (!enabled) for (const socket of sockets) socket.destroy();
        await (enabled ? reopen(proxy, port) : close(proxy));
        return answer(200, { name, enabled });
      }
      if (asked === 'POST toxics') {
        const wanted = (await jsonOf(request)) as FakeToxic;
        if (toxics.some((one) => one.name === wanted.name)) {
          return answer(409, { error: 'toxic already exists', status: 409 });
        }
        toxics.push(wanted);
        return answer(200, wanted);
      }
      if (asked !== 'DELETE toxics/one' || at < 0) return missing('toxic');
      toxics.splice(at, 1);
      return answer(204);
    })();
  });
  await reopen(proxy, 0);
  const { port } = proxy.address() as AddressInfo;
  await reopen(api, 0);
  return {
    url: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    proxied: `http://127.0.0.1:${port}`,
    toxics,
    isEnabled: () => enabled,
    async close() {
      for (const socket of sockets) socket.destroy();
      api.closeAllConnections();
      await Promise.all([close(api), close(proxy)]);
    },
  };
}

function reopen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) resolve();
    else server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as unknown;
}
