import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { errorOf } from './status.ts';

const TOO_MANY = 429;

/**
 * So many requests of a citizen pass in a window of time; those beyond are answered with 429 and when to come again.
 * The window slides: counted are the requests of the last `perMs` that passed.
 */
export const rateLimit = exchangeKind({
  settings: z.strictObject({
    limit: z.strictObject({
      requests: z.int().min(0).max(10_000),
      perMs: z.number().positive().max(86_400_000),
    }),
    /** What Retry-After says, whole seconds; when the next one would pass without. */
    retryAfter: z.int().nonnegative().max(86_400).optional(),
  }),
  create({ limit: { requests, perMs }, retryAfter }, { now }) {
    let passed: number[] = [];
    return {
      apply(exchange, signal) {
        const moment = now();
        passed = passed.filter((at) => moment - at < perMs);
        if (signal.aborted || passed.length < requests) {
          passed.push(moment);
          return exchange.pass();
        }
        const waitMs = (passed[0] ?? moment) + perMs - moment;
        const seconds = retryAfter ?? Math.ceil(waitMs / 1_000);
        return exchange.answer(errorOf({ status: TOO_MANY, retryAfter: seconds }));
      },
    };
  },
});
