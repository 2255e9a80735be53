import { z } from 'zod';
import { altered } from './altered.ts';
import { exchangeKind } from './kind.ts';

const BITS = 8;

/** Bytes of every answer are wrong: in so many of them, at least in one, a bit is turned. */
export const corrupt = exchangeKind({
  settings: z.strictObject({ bytes: z.number().positive().max(1) }),
  needs: ['reply'],
  create: ({ bytes }, { luck }) => ({
    apply: (exchange, signal) =>
      altered(exchange, signal, (reply) => ({ ...reply, body: withWrongBits(reply.body, bytes, luck) })),
  }),
});

function withWrongBits(body: Uint8Array, fraction: number, luck: () => number): Uint8Array {
  if (body.length === 0) return body;
  const wrong = Uint8Array.from(body);
  const left = Math.max(1, Math.round(body.length * fraction));
  // Positions without repetition, in one pass: each is taken by the share of those still wanted (Knuth, algorithm S).
  for (let at = 0, wanted = left; wanted > 0; at++) {
    if (luck() * (body.length - at) >= wanted) continue;
    wrong[at] = (wrong[at] ?? 0) ^ (1 << Math.floor(luck() * BITS));
    wanted--;
  }
  return wrong;
}
