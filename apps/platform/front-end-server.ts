import serveFiles from '@fastify/static';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createServer } from './server.ts';

/** Vite's build manifest, as far as it is needed: source file to built file. */
const manifest = z.record(z.string(), z.object({ file: z.string(), isEntry: z.boolean().optional() }));

/** A page on this machine, which is where the portal is. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/;

/** A micro-frontend's own server and the path of its module on it. */
export interface FrontEndServer {
  readonly app: FastifyInstance;
  readonly modulePath: string;
}

/**
 * Serves a built micro-frontend from an origin of its own.
 * @param folder where the build put it
 */
export async function createFrontEnd(name: string, folder: string): Promise<FrontEndServer> {
  const built = manifest.parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')));
  const entry = Object.values(built).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error(`The build of ${name} has no entry module.`);

  const app = createServer(name);
  app.addHook('onRequest', async ({ headers }, reply) => {
    reply.headers({ vary: 'origin', 'x-content-type-options': 'nosniff' });
    if (headers.origin !== undefined && LOOPBACK.test(headers.origin)) {
      reply.headers({ 'access-control-allow-origin': headers.origin, 'timing-allow-origin': headers.origin });
    }
  });
  await app.register(serveFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  return { app, modulePath: `/${entry.file}` };
}
