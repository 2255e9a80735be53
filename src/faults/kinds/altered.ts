import type { InterceptedExchange, Reply } from '../../model/index.ts';

type Replying = InterceptedExchange & Required<Pick<InterceptedExchange, 'reply'>>;

/**
 * The service's answer passed on in another form. A stream of events has no end to wait for, and passes.
 * @param alter told nothing when the fault is withdrawn meanwhile: then the answer passes as it is.
 */
export async function altered(
  exchange: Replying,
  signal: AbortSignal,
  alter: (reply: Reply) => Reply,
): Promise<void> {
  if (signal.aborted || isStream(exchange)) return exchange.pass();
  const reply = await replyOf(exchange);
  if (!reply) return;
  return exchange.answer(signal.aborted ? reply : fleeting(alter(reply)));
}

/** An answer that no cache keeps: it would outlast the fault. */
export function fleeting({ headers, ...reply }: Reply): Reply {
  const { etag: _, 'last-modified': __, expires: ___, ...kept } = headers;
  return { ...reply, headers: { ...kept, 'cache-control': 'no-store' } };
}

/** The service's answer; where none came, the page is told so, and there is nothing left to do. */
export async function replyOf(exchange: Replying): Promise<Reply | undefined> {
  try {
    return await exchange.reply();
  } catch {
    await exchange.abort('failed');
    return undefined;
  }
}

/** Whether the page asks for a stream of events. */
export function isStream({ headers }: Pick<InterceptedExchange, 'headers'>): boolean {
  return headers['accept']?.includes('text/event-stream') ?? false;
}
