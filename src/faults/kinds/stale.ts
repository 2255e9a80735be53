import { z } from 'zod';
import type { Reply } from '../../model/index.ts';
import { fleeting, isStream, replyOf } from './altered.ts';
import { exchangeKind } from './kind.ts';

/** As many answers are kept, of the addresses asked last. */
const KEPT = 200;

/** What was answered once is answered again for so long, whatever has happened since: a cache that is not emptied. */
export const stale = exchangeKind({
  settings: z.strictObject({ forMs: z.number().positive().max(86_400_000) }),
  needs: ['reply'],
  create({ forMs }, { now }) {
    const kept = new Map<string, { at: number; reply: Reply }>();
    return {
      async apply(exchange, signal) {
        const { url, method } = exchange;
        if (signal.aborted || method !== 'GET' || isStream(exchange)) return exchange.pass();
        const old = kept.get(url);
        if (old && now() - old.at < forMs) return exchange.answer(fleeting(old.reply));
        const reply = await replyOf(exchange);
        if (!reply) return;
        kept.delete(url);
        kept.set(url, { at: now(), reply });
        const [eldest] = kept.keys();
        if (kept.size > KEPT && eldest !== undefined) kept.delete(eldest);
        await exchange.answer(reply);
      },
    };
  },
});
