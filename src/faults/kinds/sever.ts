import { z } from 'zod';
import { exchangeKind } from './kind.ts';

/** The connection itself is cut where an answer should come: reset, or closed without a byte. */
export const sever = exchangeKind({
  settings: z.strictObject({ how: z.enum(['reset', 'empty']) }),
  needs: ['sever'],
  create: ({ how }) => ({
    apply: (exchange, signal) => (signal.aborted ? exchange.pass() : exchange.sever(how)),
  }),
});
