import { z } from 'zod';
import { isStream, replyOf } from './altered.ts';
import { exchangeKind } from './kind.ts';

/**
 * Answers overtake each other: every other one is held back until the next is through, at most for so long.
 *
 *     asked      1      2      3      4
 *     answered   .. 2 1        .. 4 3
 */
export const reorder = exchangeKind({
  settings: z.strictObject({ withinMs: z.number().positive().max(600_000) }),
  needs: ['reply'],
  create({ withinMs }, { sleep }) {
    let held: AbortController | undefined;
    return {
      async apply(exchange, signal) {
        if (signal.aborted || isStream(exchange)) return exchange.pass();
        const before = held;
        held = before ? undefined : new AbortController();
        const own = held;
        const reply = await replyOf(exchange);
        if (own) await sleep(withinMs, AbortSignal.any([signal, own.signal])).catch(() => undefined);
        // Nobody overtakes who is on their way already.
        if (own && held === own) held = undefined;
        if (reply) await exchange.answer(reply);
        before?.abort();
      },
    };
  },
});
