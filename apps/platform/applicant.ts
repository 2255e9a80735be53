import type { FastifyRequest } from 'fastify';
import { plainProblem } from './problem.ts';

/** The header in which the gateway names the signed-in applicant, whatever the request said before. */
export const APPLICANT_HEADER = 'x-applicant';

/** The header in which the gateway says as what they are signed in, whatever the request said before. */
export const ROLE_HEADER = 'x-role';

/** As what somebody may be signed in; everybody starts as a citizen. */
export const ROLES = ['citizen', 'farmer', 'policyholder', 'caseworker'] as const;
/** One of them. */
export type Role = (typeof ROLES)[number];

/**
 * Who is asking.
 * @throws Problem 401 when the request did not come through the gateway
 */
export function applicantOf(request: FastifyRequest): string {
  const applicant = request.headers[APPLICANT_HEADER];
  if (typeof applicant !== 'string') throw plainProblem(401, 'Sign in first.');
  return applicant;
}

/**
 * Lets pass who is signed in as that, and gives their number.
 * @throws Problem 401 as above, 403 for everybody else
 */
export function mustBe(role: Role, request: FastifyRequest): string {
  const applicant = applicantOf(request);
  if (request.headers[ROLE_HEADER] !== role)
    throw plainProblem(403, `This is for those who are signed in as ${role}.`);
  return applicant;
}
