import { z } from 'zod';
import { exchangeKind } from './kind.ts';

/** Nothing is heard of the service for so long; then the browser gives up. The exchange never reaches the service. */
export const timeout = exchangeKind({
  settings: z.strictObject({ afterMs: z.number().positive().max(600_000) }),
  create: ({ afterMs }, { sleep }) => ({
    async apply(exchange, signal) {
      const waited = await sleep(afterMs, signal).then(
        () => true,
        () => false,
      );
      await (waited ? exchange.abort('timedout') : exchange.pass());
    },
  }),
});
