import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainProblem, Problem, PROBLEM_TYPE } from './problem.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What to tell a client about a request that never reached a handler, by HTTP status. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be read. Check that its body is complete and has the form its type promises.',
  413: 'The request is larger than this address takes.',
  415: 'This address does not take a body of that type.',
};

/** Sends a problem as problem+json and counts it when it is a refusal by policy. */
export function sendProblem(app: FastifyInstance, reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.body.rule !== undefined) app.metrics.rejection(problem.body.rule);
  return reply.code(problem.body.status).type(PROBLEM_TYPE).send(JSON.stringify(problem.body));
}

/** Any failure as a problem. What we did not foresee is a 500 that tells the client nothing of our insides. */
export function toProblem(error: FastifyError | Problem, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return plainProblem(status, SENTENCES[status] ?? 'The request was refused.');
  process.stderr.write(`request ${request.id} ${request.method} ${request.url} failed: ${error.stack}\n`);
  return plainProblem(
    500,
    'Something went wrong on our side. Nothing you did caused it. Try again in a minute.',
  );
}

/** Makes the server answer every error, unknown address and wrong method with problem+json. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Problem>((error, request, reply) =>
    sendProblem(app, reply, toProblem(error, request)),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(app, reply, addressProblem(app, request, reply)));
}

/** 405 with `Allow` when the address exists for another method, otherwise 404. */
export function addressProblem(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Problem {
  const url = request.url.split('?', 1)[0] ?? '/';
  const allowed = METHODS.filter((method) => app.findRoute({ method, url }) !== null);
  if (allowed.length === 0) return plainProblem(404, 'There is nothing at this address.');
  reply.header('allow', allowed.join(', '));
  return plainProblem(405, `This address takes ${allowed.join(' or ')} and not ${request.method}.`);
}
