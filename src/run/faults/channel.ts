import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, BadInput } from '../../model/index.ts';
import { asked, type FaultAnswer, type FaultOrder, type Refused, type Requests } from './talk.ts';

/** Nobody has more to say. */
const MOST_BYTES = 65_536;

/** What may be asked of a run. */
export interface Desk {
  inject(order: FaultOrder): Promise<FaultAnswer>;
  list(): FaultAnswer;
  clear(name?: string): Promise<FaultAnswer>;
}

/**
 * Opens the control channel of a run: HTTP on the loopback interface, for whoever knows the token. A page in a browser
 * does not, and could not send it to another origin without being let.
 */
export async function openChannel(
  desk: Desk,
  token: string,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => void serve(request, response, desk, token));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A channel keeps no run alive.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  token: string,
): Promise<void> {
  const answer = (status: number, body: FaultAnswer | Refused): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(text);
  };
  try {
    if (!isKnown(request.headers.authorization, token))
      return answer(401, refused('the token is not known here'));
    const what = asked.find((one) => request.url === `/${one}`);
    if (request.method !== 'POST' || !what) return answer(404, refused('there is no such thing to ask for'));
    answer(200, await ask(desk, what, await bodyOf(request)));
  } catch (error) {
    if (error instanceof BadInput) answer(422, { problems: error.problems });
    else answer(500, refused(messageOf(error)));
  }
}

function ask(desk: Desk, what: keyof Requests, body: unknown): Promise<FaultAnswer> | FaultAnswer {
  if (what === 'list') return desk.list();
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (what === 'clear') return desk.clear(typeof said['name'] === 'string' ? said['name'] : undefined);
  return desk.inject(orderIn(said));
}

function orderIn({ words, ...rest }: Record<string, unknown>): FaultOrder {
  const texts = Object.entries(rest).filter(
    ([key, value]) => ['service', 'share', 'persona'].includes(key) && typeof value === 'string',
  );
  const isText = (one: unknown): one is string => typeof one === 'string';
  return { words: Array.isArray(words) ? words.filter(isText) : [], ...Object.fromEntries(texts) };
}

function isKnown(header: string | undefined, token: string): boolean {
  const [said, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new Error('that is more than anybody has to say');
  }
  return text === '' ? {} : (JSON.parse(text) as unknown);
}

function refused(message: string): Refused {
  return { problems: [{ message }] };
}
