import type { FastifyRequest } from 'fastify';
import { APPLICANT_HEADER, ROLE_HEADER } from './applicant.ts';
import { plainProblem, Problem, type ProblemBody } from './problem.ts';
import { TIME_HEADER } from './simulated-time.ts';

/** Longer than a service ever takes, shorter than a person waits. */
const PATIENCE_MS = 5_000;

/** What a service hands on of the request that made it ask another: who it is for, and when. */
const HANDED_ON = [TIME_HEADER, APPLICANT_HEADER, ROLE_HEADER] as const;

/** What one service asks of another. */
export interface Question {
  /** The other service, by its name. */
  readonly service: string;
  /** The address on it, `/checks`. */
  readonly path: string;
  /** Posted as JSON; without one it is a GET. */
  readonly body?: object;
  /** What the person is told when the other service is down. */
  readonly sorry: string;
}

/**
 * Asks another service, on behalf of a request, in the name of its person and at its time.
 * @throws Problem the one that the other service answers with, or 503 when it gives no answer
 */
export type Ask = <Answer>(
  request: Pick<FastifyRequest, 'id' | 'headers'>,
  question: Question,
) => Promise<Answer>;

/** @param originOf where a service listens, by name */
export function asks(originOf: (service: string) => string): Ask {
  return async ({ id, headers }, { service, path, body, sorry }) => {
    const kept = HANDED_ON.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const reply = await fetch(`${originOf(service)}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...Object.fromEntries(kept),
        'x-request-id': id,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (!reply || reply.status >= 500) {
      await reply?.body?.cancel();
      throw plainProblem(503, sorry);
    }
    const answer: unknown = await reply.json();
    if (!reply.ok) throw new Problem(answer as ProblemBody);
    return answer as never;
  };
}
