import { z } from 'zod';
import { altered } from './altered.ts';
import { exchangeKind } from './kind.ts';

/** The rest of every answer is missing, though it looks whole to the browser: a JSON text ends in the middle. */
export const truncate = exchangeKind({
  settings: z.strictObject({
    /** So much of it is left. */
    keep: z.number().positive().lt(1),
  }),
  needs: ['reply'],
  create: ({ keep }) => ({
    apply: (exchange, signal) =>
      altered(exchange, signal, (reply) => ({
        ...reply,
        body: reply.body.subarray(0, Math.floor(reply.body.length * keep)),
      })),
  }),
});
