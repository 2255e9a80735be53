import { z } from 'zod';
import { exchangeKind } from './kind.ts';

/** Every answer comes later, each by another time: evenly spread from `fromMs` to `upToMs`. */
export const jitter = exchangeKind({
  settings: z
    .strictObject({
      upToMs: z.number().positive().max(600_000),
      /** 0 without. */
      fromMs: z.number().nonnegative().optional(),
    })
    .refine(({ fromMs = 0, upToMs }) => fromMs <= upToMs, 'it begins above its end'),
  create: ({ fromMs = 0, upToMs }, { sleep, luck }) => ({
    async apply(exchange, signal) {
      await sleep(fromMs + luck() * (upToMs - fromMs), signal).catch(() => undefined);
      await exchange.pass();
    },
  }),
});
