import { z } from 'zod';
import type { AbortReason } from '../../model/index.ts';
import { exchangeKind } from './kind.ts';

/** How connections fail, and what the browser calls it. */
const REASONS = {
  refused: 'connectionrefused',
  reset: 'connectionreset',
  no_host: 'namenotresolved',
  unreachable: 'addressunreachable',
} as const satisfies Record<string, AbortReason>;

const ways = Object.keys(REASONS) as (keyof typeof REASONS)[];

/** No connection comes about; `no_host` is a name service that knows no such host. */
export const connection = exchangeKind({
  settings: z.strictObject({ how: z.enum(ways) }),
  create: ({ how }) => ({
    apply: (exchange, signal) => (signal.aborted ? exchange.pass() : exchange.abort(REASONS[how])),
  }),
});
