import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';

type Ends = Pick<ServerResponse, 'write' | 'end' | 'writeHead' | 'flushHeaders'>;
type HeadersGiven = Readonly<Record<string, unknown>> | readonly unknown[];

/** What a service answers, held back: its head stays in the response, its bytes come here. */
export interface HeldAnswer {
  bytes: PassThrough;
  /** Resolves when the head is known: with the first byte, or before where the service wants it sent. */
  head: Promise<void>;
  /** The way out, past what is held. The head goes first, and by itself: `own.writeHead(response.statusCode)`. */
  own: Ends;
}

/**
 * Holds back what a service is about to answer. Whoever writes notices nothing; listeners to the end of the response
 * hear of it when it has really ended.
 */
export function holdAnswer(response: ServerResponse): HeldAnswer {
  const bytes = new PassThrough();
  let known: () => void = () => undefined;
  const head = new Promise<void>((resolve) => (known = resolve));
  const own: Ends = {
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  };
  const held: Ends = {
    writeHead(status: number, ...rest: unknown[]) {
      const [message, headers] = typeof rest[0] === 'string' ? rest : [undefined, rest[0]];
      response.statusCode = status;
      if (typeof message === 'string') response.statusMessage = message;
      for (const [name, value] of pairsOf(headers as HeadersGiven | undefined)) {
        if (value !== undefined) response.setHeader(name, value as string | string[]);
      }
      return response;
    },
    flushHeaders: () => known(),
    write: (chunk: unknown, ...rest: unknown[]) => {
      known();
      const goesOn = bytes.write(bytesOf(chunk, rest));
      doneOf(rest)?.();
      if (!goesOn) bytes.once('drain', () => response.emit('drain'));
      return goesOn;
    },
    end: (...given: unknown[]) => {
      const [chunk, ...rest] = typeof given[0] === 'function' ? [undefined, given[0]] : given;
      const done = doneOf(rest);
      known();
      if (done) response.once('finish', done);
      if (chunk === undefined || chunk === null) bytes.end();
      else bytes.end(bytesOf(chunk, rest));
      return response;
    },
  };
  Object.assign(response, held);
  response.once('close', () => {
    known();
    bytes.destroy();
  });
  return { bytes, head, own };
}

/** Headers as `writeHead` takes them: an object, a list of names and values, or a list of pairs. */
function pairsOf(given: HeadersGiven | undefined): [string, unknown][] {
  if (given === undefined) return [];
  if (!isList(given)) return Object.entries(given);
  const flat = given.flat();
  return flat.flatMap((name, at) =>
    at % 2 === 0 ? [[String(name), flat[at + 1]] as [string, unknown]] : [],
  );
}

function isList(given: HeadersGiven): given is readonly unknown[] {
  return Array.isArray(given);
}

function bytesOf(chunk: unknown, [encoding]: readonly unknown[]): Uint8Array {
  if (typeof chunk !== 'string') return chunk as Uint8Array;
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}

function doneOf(rest: readonly unknown[]): (() => void) | undefined {
  return rest.find((one) => typeof one === 'function') as (() => void) | undefined;
}
