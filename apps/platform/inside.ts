import type { FastifyRequest } from 'fastify';
import { plainProblem } from './problem.ts';

/** The header with which the gateway marks what comes from outside, whatever the request said before. */
export const OUTSIDE_HEADER = 'x-through-gateway';

/**
 * Lets only the portal's own services pass.
 * @throws Problem 403 for what came through the gateway
 */
export function mustBeInside({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (headers[OUTSIDE_HEADER] !== undefined)
    throw plainProblem(403, 'Only services of the portal may ask this.');
}
