import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { paced, together } from './pieces.ts';

/** Into so many pieces an answer is cut. */
const PIECES = 20;

/** Answers come drop by drop: each is spread over so much time after it was there. */
export const drip = exchangeKind({
  settings: z.strictObject({ overMs: z.number().positive().max(600_000) }),
  needs: ['shape'],
  create: ({ overMs }, tools) => ({
    apply(exchange, signal) {
      if (signal.aborted) return exchange.pass();
      return exchange.shape(async function* (bytes) {
        const drops = inDrops(await together(bytes));
        yield* paced(drops, () => overMs / drops.length, tools, signal);
      });
    },
  }),
});

/** At least one, so that nothing drips too. */
function inDrops(whole: Uint8Array): Uint8Array[] {
  const size = Math.max(1, Math.ceil(whole.length / PIECES));
  const drops = Math.max(1, Math.ceil(whole.length / size));
  return Array.from({ length: drops }, (_, drop) => whole.subarray(drop * size, (drop + 1) * size));
}
