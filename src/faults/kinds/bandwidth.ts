import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { inPieces, paced } from './pieces.ts';

/** So often does a slow line hand something over, ms. */
const EVERY_MS = 50;

/** Answers come over a line of so many bytes a second; each has the line to itself. */
export const bandwidth = exchangeKind({
  settings: z.strictObject({ bytesPerSecond: z.int().min(100).max(1_000_000_000) }),
  needs: ['shape'],
  create: ({ bytesPerSecond }, tools) => ({
    apply(exchange, signal) {
      if (signal.aborted) return exchange.pass();
      const size = Math.max(1, Math.round((bytesPerSecond * EVERY_MS) / 1_000));
      const takesMs = ({ length }: Uint8Array): number => (length * 1_000) / bytesPerSecond;
      return exchange.shape((bytes) => paced(inPieces(bytes, size), takesMs, tools, signal));
    },
  }),
});
