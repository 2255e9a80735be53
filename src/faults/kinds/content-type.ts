import { z } from 'zod';
import { altered } from './altered.ts';
import { exchangeKind } from './kind.ts';

/** Every answer says that it is of another type than it is. */
export const contentType = exchangeKind({
  settings: z.strictObject({ type: z.string().regex(/^[\w.+-]+\/[\w.+-]+(;.*)?$/, 'no media type') }),
  needs: ['reply'],
  create: ({ type }) => ({
    apply: (exchange, signal) =>
      altered(exchange, signal, (reply) => ({
        ...reply,
        headers: { ...reply.headers, 'content-type': type },
      })),
  }),
});
