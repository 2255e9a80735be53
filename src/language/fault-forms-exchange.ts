import { z } from 'zod';
import { oneOf, text, whole } from '../model/index.ts';
import type { FaultForm } from './fault-form.ts';
import { delay, delayMs, limit, part, spell, speed } from './fault-fields.ts';

const errorStatus = whole(400, 599);
const seconds = whole(0, 86_400);
const connections = oneOf(['refused', 'reset', 'no_host', 'unreachable']);
const ends = oneOf(['reset', 'empty']);

/** Faults in when an answer comes, and whether. */
export const exchangeForms = {
  latency: {
    short: 'delayMs',
    shortForm: delay,
    settings: z.strictObject({ delayMs }),
    example: 'latency: 800ms',
    about: 'every answer comes later',
  },
  jitter: {
    short: 'upToMs',
    shortForm: delay,
    settings: z.strictObject({ upToMs: delayMs, fromMs: delayMs.optional() }),
    example: 'jitter: 2s',
    about: 'every answer comes later, each by another time up to this one',
  },
  bandwidth: {
    short: 'bytesPerSecond',
    shortForm: speed,
    settings: z.strictObject({ bytesPerSecond: speed }),
    example: 'bandwidth: 20KB/s',
    about: 'answers come over a slow line',
  },
  drip: {
    short: 'overMs',
    shortForm: delay,
    settings: z.strictObject({ overMs: delayMs }),
    example: 'drip: 10s',
    about: 'answers come drop by drop over that time',
  },
  timeout: {
    short: 'afterMs',
    shortForm: delay,
    settings: z.strictObject({ afterMs: delayMs }),
    example: 'timeout: 30s',
    about: 'no answer comes, and the browser gives up after that time',
  },
  connection: {
    short: 'how',
    shortForm: connections,
    settings: z.strictObject({ how: connections }),
    example: 'connection: refused',
    about: 'no connection comes about: `refused`, `reset`, `no_host` (DNS), `unreachable`',
  },
  sever: {
    short: 'how',
    shortForm: ends,
    settings: z.strictObject({ how: ends }),
    example: 'sever: empty',
    about: 'the connection itself is cut: `reset`, or `empty`, without a byte of an answer',
  },
  cut: {
    short: 'after',
    shortForm: part,
    settings: z.strictObject({ after: part }),
    example: 'cut: 50%',
    about: 'the connection breaks in the middle of the answer',
  },
  status: {
    short: 'status',
    shortForm: errorStatus,
    settings: z.strictObject({
      status: errorStatus,
      body: text.optional(),
      retryAfter: seconds.optional(),
    }),
    example: 'status: 503',
    about: 'an error comes in the place of every answer',
  },
  rate_limit: {
    short: 'limit',
    shortForm: limit,
    settings: z.strictObject({ limit, retryAfter: seconds.optional() }),
    example: 'rate_limit: 5/s',
    about: 'so many requests of a citizen pass in that time; others get 429 and when to come again',
  },
  duplicate: {
    short: 'times',
    shortForm: whole(2, 10),
    settings: z.strictObject({ times: whole(2, 10) }),
    example: 'duplicate: 2',
    about: 'what a citizen submits reaches the service so many times',
  },
  reorder: {
    short: 'withinMs',
    shortForm: delay,
    settings: z.strictObject({ withinMs: delayMs }),
    example: 'reorder: 2s',
    about: 'answers overtake each other: every other one waits for the next, at most so long',
  },
  stale: {
    short: 'forMs',
    shortForm: spell,
    settings: z.strictObject({ forMs: spell }),
    example: 'stale: 5m',
    about: 'what was answered once is answered again for that time',
  },
} satisfies Record<string, FaultForm>;
