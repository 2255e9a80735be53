import { plainProblem, Problem, type ProblemBody } from '../../platform/problem.ts';

/** Longer than the service ever takes, shorter than a person waits. */
const PATIENCE_MS = 5_000;

/** Asks the eligibility service about a state. Throws the problem that the service answers with. */
export type CheckEligibility = (state: string, requestId: string) => Promise<void>;

/** @param origin where the eligibility service listens */
export function eligibilityAt(origin: string): CheckEligibility {
  return async (state, requestId) => {
    const reply = await fetch(`${origin}/checks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': requestId },
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
