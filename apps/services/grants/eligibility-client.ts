import type { FastifyRequest } from 'fastify';
import { plainProblem, Problem, type ProblemBody } from '../../platform/problem.ts';
import { TIME_HEADER } from '../../platform/simulated-time.ts';

/** Longer than the service ever takes, shorter than a person waits. */
const PATIENCE_MS = 5_000;

/**
 * Asks the eligibility service about a state, on behalf of a request and at its time. Throws the problem that the
 * service answers with.
 */
export type CheckEligibility = (
  state: string,
  request: Pick<FastifyRequest, 'id' | 'headers'>,
) => Promise<void>;

/** @param origin where the eligibility service listens */
export function eligibilityAt(origin: string): CheckEligibility {
  return async (state, { id, headers }) => {
    const time = headers[TIME_HEADER];
    const reply = await fetch(`${origin}/checks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': id,
        ...(typeof time === 'string' ? { [TIME_HEADER]: time } : {}),
      },
      body: JSON.stringify({ state }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (!reply || reply.status >= 500) {
      await reply?.body?.cancel();
      throw plainProblem(503, 'We cannot check who may apply just now. Try again in a minute.');
    }
    const body: unknown = await reply.json();
    if (!reply.ok) throw new Problem(body as ProblemBody);
  };
}
