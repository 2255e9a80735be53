import type { FastifyInstance, FastifyRequest } from 'fastify';
import { APPLICANT_HEADER, ROLE_HEADER } from './applicant.ts';
import { namesIn, TOUCHED_HEADER } from './faults.ts';
import { plainProblem, Problem, type ProblemBody } from './problem.ts';
import { TIME_HEADER } from './simulated-time.ts';

/** Longer than a service ever takes, shorter than a person waits. */
const PATIENCE_MS = 5_000;

/** What a service hands on of the request that made it ask another: who it is for, who asks, and when. */
const HANDED_ON = [TIME_HEADER, APPLICANT_HEADER, ROLE_HEADER, 'user-agent'] as const;

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

/** The request on whose behalf a service asks: what the other one felt, and how long it waited for the database, is its too. */
export type Asker = Pick<FastifyRequest, 'id' | 'headers' | 'felt' | 'stopwatch'>;

/**
 * Asks another service, on behalf of a request, in the name of its person and at its time.
 * @throws Problem the one that the other service answers with, or 503 when it gives no answer
 */
export type Ask = <Answer>(request: Asker, question: Question) => Promise<Answer>;

/**
 * Services ask each other in this process and over no connection; a request is one all the same, with its head, its
 * hooks, its faults and its place in the metrics.
 * @param appOf a service by its name
 */
export function asks(appOf: (service: string) => FastifyInstance | undefined): Ask {
  return async ({ id, headers, felt, stopwatch }, { service, path, body, sorry }) => {
    const kept = HANDED_ON.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const reply = await within(
      PATIENCE_MS,
      appOf(service)?.inject({
        method: body === undefined ? 'GET' : 'POST',
        url: path,
        headers: { ...Object.fromEntries(kept), 'x-request-id': id },
        ...(body !== undefined && { payload: body }),
      }),
    ).catch(() => undefined);
    if (reply) {
      felt.push(...namesIn(reply.headers[TOUCHED_HEADER]));
      stopwatch.otherDatabase(String(reply.headers['server-timing'] ?? ''));
    }
    if (!reply || reply.statusCode >= 500) throw plainProblem(503, sorry);
    const answer: unknown = reply.json();
    if (reply.statusCode >= 400) throw new Problem(answer as ProblemBody);
    return answer as never;
  };
}

/** What is promised; undefined when it has not come after so long. */
async function within<Value>(ms: number, promised: Promise<Value> | undefined): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
