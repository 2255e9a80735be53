import { z } from 'zod';
import type { Exchange } from '../../model/index.ts';
import { isRefusal, rejectionBy } from '../rejections.ts';
import { serviceOf } from '../services.ts';
import { sensor } from './sensor.ts';

/**
 * A refusal by a rule: RFC 9457 problem with the rule's id as an extension member. With a status of 400 to 499 only: a
 * service that fails may name a rule as well, and a service that refuses otherwise says so in the target's file.
 */
const ruleProblem = z.object({ rule: z.string().min(1).max(200), title: z.string().max(500).default('') });

/** Requests and their answers: service named, query dropped, ids out of the route, rejection and database time read. */
export const exchanges = sensor({
  hears: ['exchange'],
  forCitizen({ observe, services, routes, rules: { rejections = [] } }) {
    return (signal, about) => {
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
        service: serviceOf(url, services),
        kind,
        status,
        startedAt,
        durationMs,
        touch,
      };
      const route = routes.of(url);
      if (route !== url) event.route = route;
      if (signal.foreign) event.foreign = signal.foreign;
      if (signal.fault !== undefined) event.fault = signal.fault;
      if (signal.error !== undefined) event.error = signal.error;
      if (signal.ttfbMs !== undefined) event.ttfbMs = signal.ttfbMs;
      if (signal.dnsMs !== undefined) event.dnsMs = signal.dnsMs;
      if (signal.connectMs !== undefined) event.connectMs = signal.connectMs;
      if (signal.bytes !== undefined) event.bytes = signal.bytes;
      if (signal.protocol !== undefined) event.protocol = signal.protocol;
      const { problem, serverTiming } = signal;
      const rejection =
        (problem !== undefined && isRefusal(status) ? rejectionIn(problem) : undefined) ??
        rejectionBy(rejections, event);
      if (rejection) event.rejection = rejection;
      const dbMs = serverTiming === undefined ? undefined : databaseTime(serverTiming);
      if (dbMs !== undefined) event.dbMs = dbMs;
      observe(event);
    };
  },
});

function rejectionIn(problem: string): Exchange['rejection'] {
  try {
    return ruleProblem.parse(JSON.parse(problem));
  } catch {
    return undefined;
  }
}

/** The `dur` of an entry of Server-Timing, with or without quotes. */
const DURATION = /^\s*db\b.*?;\s*dur\s*=\s*"?([^\s;,"]*)/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Sum of the `db` entries of a Server-Timing header, ms (W3C Server Timing); what is no time is not counted. */
function databaseTime(header: string): number | undefined {
  const durations = header
    .split(',')
    .map((entry) => DURATION.exec(entry)?.[1] ?? '')
    .filter((text) => NUMBER.test(text))
    .map(Number)
    .filter((ms) => Number.isFinite(ms) && ms >= 0);
  if (durations.length === 0) return undefined;
  const sum = durations.reduce((a, b) => a + b);
  return Number.isFinite(sum) ? sum : undefined;
}
