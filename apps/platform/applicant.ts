import type { FastifyRequest } from 'fastify';
import { plainProblem } from './problem.ts';

/** The header in which the gateway names the signed-in applicant, whatever the request said before. */
export const APPLICANT_HEADER = 'x-applicant';

/**
 * Who is asking.
 * @throws Problem 401 when the request did not come through the gateway
 */
export function applicantOf(request: FastifyRequest): string {
  const applicant = request.headers[APPLICANT_HEADER];
  if (typeof applicant !== 'string') throw plainProblem(401, 'Sign in first.');
  return applicant;
}
