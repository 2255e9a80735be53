import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { fastify } from 'fastify';
import { SimulatedFault, type ServiceFaults } from '../../../src/faults/middleware/index.ts';

/** A service with the middleware mounted. */
export interface Mounted {
  url: string;
  close(): Promise<void>;
}

/** What every mounted service does: says what it is told, and waits for its database before that. */
export type Mount = (faults: ServiceFaults) => Promise<Mounted>;

async function said(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function listen(server: Server): Promise<Mounted> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const serve =
  (faults: ServiceFaults): RequestListener =>
  (request, response) => {
    void (async () => {
      try {
        if (request.url?.startsWith('/db')) await faults.at('db');
        const text = await said(request);
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' });
        response.write(`{"path":"${request.url}",`);
        response.end(`"said":"${text}","fill":"${'x'.repeat(2_000)}"}`);
      } catch (error) {
        // What acted is named where it ended the request, too.
        if (error instanceof SimulatedFault) response.setHeader('x-simulated-fault', error.felt.join(', '));
        response.writeHead(error instanceof SimulatedFault ? error.statusCode : 500).end(String(error));
      }
    })();
  };

/** Every way to mount it, on a service that does the same. */
export const mounts: Readonly<Record<string, Mount>> = {
  'plain Node': (faults) => listen(createServer(faults.around(serve(faults)))),
  Express: (faults) => {
    const app = express();
    app.use(faults.middleware);
    app.use(serve(faults));
    return listen(createServer(app));
  },
  async Fastify(faults) {
    const app = fastify({ forceCloseConnections: true });
    await app.register(faults.fastify);
    app.addContentTypeParser('*', (_request, payload, done) => {
      let text = '';
      payload.on('data', (chunk) => (text += String(chunk)));
      payload.on('end', () => done(null, text));
    });
    app.all('/*', async (request, reply) => {
      if (request.url.startsWith('/db')) {
        await faults.at('db').catch((error: unknown) => {
          if (error instanceof SimulatedFault) reply.header('x-simulated-fault', error.felt.join(', '));
          throw error;
        });
      }
      const text = typeof request.body === 'string' ? request.body : '';
      reply.header('set-cookie', 'a=1').header('set-cookie', 'b=2').header('etag', '"1"');
      return { path: request.url, said: text, fill: 'x'.repeat(2_000) };
    });
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
  },
};
