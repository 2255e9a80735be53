import { once } from 'node:events';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Bytes, InterceptedExchange, Reply } from '../../model/index.ts';
import { holdAnswer, type HeldAnswer } from './answer.ts';
import { unpacked } from './packing.ts';

/** The header that names the faults that touched an answer, for those who observe it. */
export const TOUCHED_HEADER = 'x-simulated-fault';

/** Of the body as it was: they would be wrong for another one, or let it outlast the fault in a cache. */
const NOT_ANSWERED = ['content-length', 'transfer-encoding', 'content-encoding', 'etag', 'last-modified'];

/**
 * One request of a service, before anybody in it has seen it, as the port that faults act on. Its body is not read: the
 * service does that. Its answer is asked for once; whoever asks again hears the same.
 * @param next lets the service have it.
 */
export function serverExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { url, next }: { url: string; next: () => void },
): InterceptedExchange {
  let held: HeldAnswer | undefined;
  let replied: Promise<Reply> | undefined;
  const hold = (): HeldAnswer => (held ??= holdAnswer(response));
  const sever = (how: 'reset' | 'empty'): Promise<void> => {
    if (how === 'reset') request.socket.resetAndDestroy();
    else request.socket.destroy();
    return Promise.resolve();
  };
  return {
    url,
    method: request.method ?? 'GET',
    headers: Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
    body: undefined,
    pass: () => Promise.resolve(next()),
    async answer({ status, headers = {}, body = '' }) {
      if (response.destroyed || response.headersSent) return;
      for (const name of NOT_ANSWERED) response.removeHeader(name);
      for (const [name, value] of Object.entries(headers)) {
        if (!NOT_ANSWERED.includes(name) && name !== TOUCHED_HEADER && name !== 'set-cookie')
          response.setHeader(name, value);
      }
      // It would outlast the fault otherwise.
      response.setHeader('cache-control', 'no-store');
      response.statusMessage = STATUS_CODES[status] ?? '';
      const out = held?.own ?? response;
      out.writeHead(status);
      out.end(body);
      if (!response.writableFinished) await once(response, 'close').catch(() => undefined);
    },
    abort: (reason) => sever(reason === 'connectionreset' ? 'reset' : 'empty'),
    mark(fault) {
      if (response.headersSent) return;
      // Another fault may have been there before, or the service have felt one itself.
      const before = response.getHeader(TOUCHED_HEADER);
      response.setHeader(TOUCHED_HEADER, before === undefined ? fault : `${String(before)}, ${fault}`);
    },
    reply: () => (replied ??= replyOf(response, hold(), next)),
    shape: (shaped) => shapeAnswer(response, hold(), next, shaped),
    sever,
  };
}

async function replyOf(response: ServerResponse, { bytes }: HeldAnswer, next: () => void): Promise<Reply> {
  next();
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk as Uint8Array);
  const packing = response.getHeader('content-encoding');
  const body = await unpacked(Buffer.concat(chunks), String(packing ?? ''));
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    value === undefined || NOT_ANSWERED.includes(name) ? [] : [[name, String(value)] as const],
  );
  return { status: response.statusCode, headers: Object.fromEntries(headers), body };
}

async function shapeAnswer(
  response: ServerResponse,
  { bytes, head, own }: HeldAnswer,
  next: () => void,
  shaped: (bytes: Bytes) => Bytes,
): Promise<void> {
  next();
  await head;
  if (response.destroyed) return;
  try {
    const promised = response.getHeader('content-length');
    own.writeHead(response.statusCode);
    own.flushHeaders();
    let sent = 0;
    for await (const chunk of shaped(bytes)) {
      sent += chunk.length;
      if (!own.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    const { socket } = response;
    own.end();
    // Fewer than it says: the rest never comes.
    if (promised !== undefined && sent < Number(promised)) socket?.destroySoon();
  } catch {
    response.socket?.resetAndDestroy();
  }
}
