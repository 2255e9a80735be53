import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { inPieces } from './pieces.ts';

/** So often does a slow line hand something over, ms. */
const EVERY_MS = 50;

/** Answers come over a line of so many bytes a second; each has the line to itself. */
export const bandwidth = exchangeKind({
  settings: z.strictObject({ bytesPerSecond: z.int().min(100).max(1_000_000_000) }),
  needs: ['shape'],
  create: ({ bytesPerSecond }, { sleep }) => ({
    apply(exchange, signal) {
      if (signal.aborted) return exchange.pass();
      return exchange.shape(async function* (bytes) {
        const size = Math.max(1, Math.round((bytesPerSecond * EVERY_MS) / 1_000));
        for await (const piece of inPieces(bytes, size)) {
          // What is left of an answer comes at once when the fault is withdrawn.
          await sleep((piece.length * 1_000) / bytesPerSecond, signal).catch(() => undefined);
          yield piece;
        }
      });
    },
  }),
});
