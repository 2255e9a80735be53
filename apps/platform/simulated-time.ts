import type { FastifyRequest } from 'fastify';
import { plainProblem } from './problem.ts';

/** The header in which a rehearsal says what time it is for the citizen who asks: ISO 8601 in UTC. */
export const TIME_HEADER = 'x-simulated-time';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * The present, for everything that is dated or decided by date: what the request says it is, the real time otherwise.
 * @throws Problem 400 when the request says something else than a moment
 */
export function presentOf({ headers }: Pick<FastifyRequest, 'headers'>): Date {
  const told = headers[TIME_HEADER];
  if (told === undefined) return new Date();
  const moment = new Date(typeof told === 'string' && MOMENT.test(told) ? told : Number.NaN);
  if (Number.isNaN(moment.getTime())) {
    throw plainProblem(400, 'X-Simulated-Time must be a moment such as 2026-11-02T08:30:00.000Z.');
  }
  return moment;
}
