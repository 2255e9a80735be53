import { z } from 'zod';
import { exchangeKind } from './kind.ts';
import { together } from './pieces.ts';

/** The connection breaks in the middle of an answer, after so much of it. */
export const cut = exchangeKind({
  settings: z.strictObject({ after: z.number().positive().lt(1) }),
  needs: ['shape'],
  create: ({ after }) => ({
    apply(exchange, signal) {
      if (signal.aborted) return exchange.pass();
      return exchange.shape(async function* (bytes) {
        const whole = await together(bytes);
        yield whole.subarray(0, Math.floor(whole.length * after));
        throw new Error('the connection was cut by a fault');
      });
    },
  }),
});
