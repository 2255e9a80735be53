import serveFiles from '@fastify/static';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainProblem, type Problem } from '../platform/problem.ts';
import { sendProblem, toProblem } from '../platform/refusals.ts';
import { type FrontEnds, fillShell } from './shell-document.ts';

/** The addresses that are pages, each with the micro-frontends to load along with it. */
export type Pages = Readonly<Record<string, readonly string[]>>;

/** What the pages are made of. */
export interface PageOptions {
  /** The folder of the built shell. */
  readonly shell: string;
  readonly frontEnds: FrontEnds;
  readonly pages: Pages;
  /** What planted defects have switched on. */
  readonly flags: readonly string[];
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}

/** Serves the shell for every page, its assets, and the error pages. */
export async function addPages(
  app: FastifyInstance,
  { shell, frontEnds, pages, flags }: PageOptions,
): Promise<void> {
  const [shellDocument, errorDocument] = await Promise.all([
    readFile(join(shell, 'index.html'), 'utf8'),
    readFile(join(shell, 'error.html'), 'utf8'),
  ]);

  await app.register(serveFiles, {
    root: join(shell, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });

  await app.register(async (scope) => {
    const send = (reply: FastifyReply, status: number, html: string) =>
      reply
        .code(status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-cache')
        .send(html);

    const sendShell = (
      request: FastifyRequest,
      reply: FastifyReply,
      status: number,
      preloaded: readonly string[],
    ) => {
      const context = { applicant: scope.signIn(request, reply), frontEnds, flags };
      return send(reply, status, fillShell(shellDocument, preloaded, context));
    };

    for (const [path, preloaded] of Object.entries(pages)) {
      scope.get(path, async (request, reply) => sendShell(request, reply, 200, preloaded));
    }

    // The page that any failure would show, at an address of its own so that it can be looked at.
    scope.get('/500', async (_request, reply) => send(reply, 500, errorDocument));

    scope.get('/*', async (request, reply) => {
      if (wantsPage(request)) return sendShell(request, reply, 404, []);
      throw plainProblem(404, 'There is nothing at this address.');
    });

    scope.setErrorHandler<Problem>((error, request, reply) => {
      const problem = toProblem(error, request);
      if (problem.body.status >= 500 && wantsPage(request))
        return send(reply, problem.body.status, errorDocument);
      return sendProblem(app, reply, problem);
    });
  });
}
