import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Bytes, InterceptedExchange, Reply } from '../../model/index.ts';
import { headersBack, type Onward, type Sent } from './onward.ts';
import { READABLE, unpacked } from './packing.ts';
import type { Cut } from './retries.ts';

/** Of the body as it was: they would be wrong for another one, or let it outlast the fault in the cache. */
const NOT_ANSWERED = ['content-length', 'transfer-encoding', 'content-encoding', 'etag', 'last-modified'];
/** Where one header says what several said. */
const SEVERAL = '\n';

/** A request of the browser in the hands of the proxy. */
export interface Held {
  request: IncomingMessage;
  response: ServerResponse;
  sent: Sent;
  /** The whole of it. */
  body: Uint8Array | undefined;
  onward: Onward;
}

/**
 * A request of plain HTTP as the port that faults act on.
 * @param next lets it pass: to the next fault, or to the service.
 * @param cut ends its connection without an answer.
 * @param mark the exchange is touched by the fault of that name.
 */
export function proxiedExchange(
  held: Held,
  {
    next,
    mark,
    cut,
  }: {
    next: () => Promise<void>;
    mark: (fault: string) => void;
    cut: (request: IncomingMessage, how: Cut) => void;
  },
): InterceptedExchange {
  const { request, response, sent, body } = held;
  const sever = (how: Cut): Promise<void> => Promise.resolve(cut(request, how));
  return {
    url: sent.url.href,
    method: sent.method,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const),
    ),
    body,
    pass: next,
    async answer({ status, headers = {}, body: said = '' }) {
      if (response.destroyed || response.headersSent) return;
      for (const [name, value] of Object.entries(headers)) {
        if (NOT_ANSWERED.includes(name.toLowerCase())) continue;
        response.setHeader(name, value.includes(SEVERAL) ? value.split(SEVERAL) : value);
      }
      // It would outlast the fault otherwise.
      response.setHeader('cache-control', 'no-store');
      response.sendDate = false;
      response.writeHead(status).end(said);
      await over(response);
    },
    abort: (reason) => sever(reason === 'connectionreset' ? 'reset' : 'empty'),
    mark,
    reply: () => replyOf(held),
    shape: (shaped) => passShaped(held, shaped),
    sever,
  };
}

/** Sends a request on and gives the browser the service's answer as it comes. */
export async function passStraight({
  request,
  response,
  sent,
  onward,
  body,
}: Omit<Held, 'body'> & { body: IncomingMessage | Uint8Array | undefined }): Promise<void> {
  const got = await answerTo({ request, response, sent, onward, body });
  if (!got) return;
  writeHead(response, got);
  // Together with a body that is there already; a stream of events shows that it is open before its first event.
  setImmediate(() => response.writableEnded || response.flushHeaders());
  // An answer that breaks off breaks off here too.
  await pipeline(got, response).catch(() => request.socket.destroy());
}

/** The same in another shape. */
async function passShaped(held: Held, shaped: (bytes: Bytes) => Bytes): Promise<void> {
  const { request, response, sent } = held;
  const got = await answerTo(held);
  if (!got) return;
  try {
    writeHead(response, got);
    response.flushHeaders();
    let left = Number(got.headers['content-length'] ?? 0);
    for await (const chunk of shaped(got)) {
      left -= chunk.length;
      if (response.destroyed) return;
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
    // Fewer than it says: the rest never comes.
    if (left > 0 && sent.method !== 'HEAD' && got.statusCode !== 304) request.socket.destroySoon();
    else await over(response);
  } catch {
    request.socket.resetAndDestroy();
  }
}

/** The service's answer; without one the browser's connection ends as the one behind it did. */
async function answerTo({
  request: { socket: client },
  response,
  sent,
  onward,
  body,
}: Omit<Held, 'body'> & { body: IncomingMessage | Uint8Array | undefined }): Promise<
  IncomingMessage | undefined
> {
  const { answer, stop } = onward.send(sent, { client, body });
  // A page that gives up its request takes it from the service as well.
  response.once('close', () => response.writableFinished || stop());
  try {
    return await answer;
  } catch {
    client.destroy();
    return undefined;
  }
}

function writeHead(response: ServerResponse, got: IncomingMessage): void {
  response.sendDate = false;
  response.writeHead(got.statusCode ?? 502, got.statusMessage ?? '', headersBack(got.rawHeaders));
}

async function replyOf({ request, sent, body, onward }: Held): Promise<Reply> {
  // What cannot be unpacked here is not asked for.
  const headers = sent.headers.map((value, at) =>
    at % 2 === 1 && sent.headers[at - 1]?.toLowerCase() === 'accept-encoding' ? READABLE : value,
  );
  const answer = await onward.send({ ...sent, headers }, { client: request.socket, body }).answer;
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer) chunks.push(chunk as Uint8Array);
  const known = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || NOT_ANSWERED.includes(name)
      ? []
      : [[name, Array.isArray(value) ? value.join(SEVERAL) : value] as const],
  );
  return {
    status: answer.statusCode ?? 502,
    headers: Object.fromEntries(headersKept(known)),
    body: await unpacked(Buffer.concat(chunks), answer.headers['content-encoding'] ?? ''),
  };
}

function headersKept(known: (readonly [string, string])[]): (readonly [string, string])[] {
  return known.filter(([name]) => headersBack([name, '']).length > 0);
}

async function over(response: ServerResponse): Promise<void> {
  if (!response.writableFinished && !response.destroyed) await once(response, 'close').catch(() => undefined);
}
