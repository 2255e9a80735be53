import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { exchangeKind } from './kind.ts';

const settings = z.strictObject({
  /** What is answered in the service's place. */
  status: z.int().min(400).max(599),
  /** Sent as plain text, as it is; a problem document that says it is simulated without. */
  body: z.string().max(65_536).optional(),
  /** When the service asks to be tried again, whole seconds. */
  retryAfter: z.int().nonnegative().max(86_400).optional(),
});

/** An error comes in the service's place: the exchange never reaches it. */
export const status = exchangeKind({
  settings,
  create: (said) => ({
    apply: (exchange, signal) => (signal.aborted ? exchange.pass() : exchange.answer(errorOf(said))),
  }),
});

/**
 * The answer: RFC 9457 without a `rule`, so that nobody takes it for a refusal by policy. It is not to be cached:
 * some errors are by default (RFC 9111, 4.2.2) and would outlast the fault.
 */
export function errorOf({ status: code, body, retryAfter }: z.infer<typeof settings>): {
  status: number;
  headers: Record<string, string>;
  body: string;
} {
  const type = body === undefined ? 'application/problem+json' : 'text/plain; charset=utf-8';
  return {
    status: code,
    headers: {
      'content-type': type,
      'cache-control': 'no-store',
      'x-simulated-fault': 'status',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: body ?? problem(code),
  };
}

function problem(code: number): string {
  const title = STATUS_CODES[code] ?? 'Error';
  const detail = 'Simulated: a rehearsal answered in the place of the service, which saw nothing of this.';
  return JSON.stringify({ type: 'about:blank', title, status: code, detail });
}
