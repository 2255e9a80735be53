import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainProblem } from '../../platform/problem.ts';

/** The address of the page that other origins put into a frame. */
export const FRAME_PATH = '/payments/frame';

/** The portal is on this machine; nobody else may frame the page or hear of a payment. */
const PARENT = /^http:\/\/(127\.0\.0\.1|localhost):\d+$/;

const question = z.object({ order: z.uuid(), parent: z.string().regex(PARENT) });

/**
 * Adds the page to pay on. It is meant for a frame of the origin that `parent` names: the browser shows it in no
 * other (`frame-ancestors`), and the page tells no other what came of it (`postMessage`).
 * @param folder where the build put it
 */
export async function addFrame(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');

  await app.register(serveFiles, {
    root: join(folder, 'assets'),
    prefix: `${FRAME_PATH}/assets/`,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });

  app.get(FRAME_PATH, async (request, reply) => {
    const read = question.safeParse(request.query);
    if (!read.success)
      throw plainProblem(400, 'The frame needs the id of an order, and the origin it is shown on.');
    return reply
      .headers({
        'content-security-policy': [
          `default-src 'none'`,
          `script-src 'self'`,
          `style-src 'self'`,
          `img-src 'self' data:`,
          `connect-src 'self'`,
          `base-uri 'none'`,
          `form-action 'none'`,
          `frame-ancestors ${read.data.parent}`,
        ].join('; '),
        'cache-control': 'private, no-cache',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(page);
  });
}
