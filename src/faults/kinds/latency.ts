import { z } from 'zod';
import { exchangeKind } from './kind.ts';

/** Every answer comes later: the exchange is held before it reaches the service. */
export const latency = exchangeKind({
  settings: z.strictObject({
    /** How much later every answer comes, ms. */
    delayMs: z.number().positive().max(600_000),
  }),
  create: ({ delayMs }, { sleep }) => ({
    async apply(exchange, signal) {
      // Withdrawn in the middle: sleep ends at once and the line is clean.
      await sleep(delayMs, signal).catch(() => undefined);
      await exchange.pass();
    },
  }),
});
