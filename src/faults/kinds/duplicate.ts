import { z } from 'zod';
import { replyOf } from './altered.ts';
import { exchangeKind } from './kind.ts';

/** Methods that change something. */
const SUBMITS: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What a citizen submits reaches the service so many times, one after the other; the page hears the first answer. */
export const duplicate = exchangeKind({
  settings: z.strictObject({ times: z.int().min(2).max(10) }),
  needs: ['reply'],
  create: ({ times }) => ({
    async apply(exchange, signal) {
      if (signal.aborted || !SUBMITS.includes(exchange.method)) return exchange.pass();
      const first = await replyOf(exchange);
      if (!first) return;
      // Withdrawn meanwhile: no more of it. What comes of the others is nobody's answer.
      for (let time = 1; time < times && !signal.aborted; time++)
        await exchange.reply().catch(() => undefined);
      await exchange.answer(first);
    },
  }),
});
