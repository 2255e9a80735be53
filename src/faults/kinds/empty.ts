import { z } from 'zod';
import { altered } from './altered.ts';
import { exchangeKind } from './kind.ts';

/** Every answer is empty: the service did its work, and its words are lost. */
export const empty = exchangeKind({
  settings: z.strictObject({
    /** What its status is then. */
    status: z.int().min(200).max(599),
  }),
  needs: ['reply'],
  create: ({ status }) => ({
    apply: (exchange, signal) =>
      altered(exchange, signal, (reply) => ({ ...reply, status, body: new Uint8Array() })),
  }),
});
