import { z } from 'zod';
import type { Exchange, Signal, Target } from '../model/index.ts';
import { serviceOf } from './services.ts';

/** A refusal by a rule: RFC 9457 problem with the rule's id as an extension member. */
const ruleProblem = z.object({ rule: z.string().min(1).max(200), title: z.string().max(500).default('') });

/** The signal of one exchange as an event: service named, query dropped, rejection and database time read. */
export function exchangeEvent(
  signal: Extract<Signal, { type: 'exchange' }>,
  about: { t: number; citizen: number; step: number; services: Target['services'] },
): Exchange {
  const { problem, serverTiming, foreign, fault, error } = signal;
  const { method, kind, status, startedAt, durationMs, touch } = signal;
  const [url = signal.url] = signal.url.split(/[?#]/, 1);
  // Written out: a million of them are made in a run, and spreading costs more than all the rest.
  const event: Exchange = {
    type: 'exchange',
    t: about.t,
    citizen: about.citizen,
    step: about.step,
    method,
    url,
    service: serviceOf(url, about.services),
    kind,
    status,
    startedAt,
    durationMs,
    touch,
  };
  if (foreign) event.foreign = foreign;
  if (fault !== undefined) event.fault = fault;
  if (error !== undefined) event.error = error;
  const rejection = problem === undefined ? undefined : rejectionIn(problem);
  if (rejection) event.rejection = rejection;
  const dbMs = serverTiming === undefined ? undefined : databaseTime(serverTiming);
  if (dbMs !== undefined) event.dbMs = dbMs;
  return event;
}

function rejectionIn(problem: string): Exchange['rejection'] {
  try {
    return ruleProblem.parse(JSON.parse(problem));
  } catch {
    return undefined;
  }
}

/** Sum of the `db` entries of a Server-Timing header, ms (W3C Server Timing). */
function databaseTime(header: string): number | undefined {
  const durations = header
    .split(',')
    .map((entry) => /^\s*db\b.*?;\s*dur=([\d.]+)/.exec(entry)?.[1])
    .filter((text) => text !== undefined)
    .map(Number);
  return durations.length > 0 ? durations.reduce((a, b) => a + b) : undefined;
}
