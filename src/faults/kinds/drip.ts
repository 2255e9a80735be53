import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { together } from './pieces.ts';

/** Into so many pieces an answer is cut. */
const PIECES = 20;

/** Answers come drop by drop: each is spread over so much time after it was there. */
export const drip = exchangeKind({
  settings: z.strictObject({ overMs: z.number().positive().max(600_000) }),
  needs: ['shape'],
  create: ({ overMs }, { sleep }) => ({
    apply(exchange, signal) {
      if (signal.aborted) return exchange.pass();
      return exchange.shape(async function* (bytes) {
        const whole = await together(bytes);
        const size = Math.max(1, Math.ceil(whole.length / PIECES));
        const pieces = Math.max(1, Math.ceil(whole.length / size));
        for (let drop = 0; drop < pieces; drop++) {
          await sleep(overMs / pieces, signal).catch(() => undefined);
          yield whole.subarray(drop * size, (drop + 1) * size);
        }
      });
    },
  }),
});
