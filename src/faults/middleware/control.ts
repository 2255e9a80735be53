import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Board } from './board.ts';
import { readOrder } from './order.ts';

/** Nobody has more to say. */
const MOST_BYTES = 65_536;

/** What somebody who knows the token may do at the control address of a service. */
export async function control(
  request: IncomingMessage,
  response: ServerResponse,
  { board, token, name }: { board: Board; token: string; name: string },
): Promise<void> {
  const say = (status: number, body: unknown): void => {
    if (response.headersSent || response.destroyed) return;
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' };
    response.writeHead(status, headers).end(JSON.stringify(body));
  };
  const refuse = (status: number, ...problems: string[]): void => say(status, { problems });
  if (!isKnown(request.headers.authorization, token)) return refuse(401, 'the token is not known here');
  const { method } = request;
  if (method === 'GET' && name === '') return say(200, { faults: board.list() });
  if (method === 'DELETE' && name === '') {
    board.takeAll();
    return say(200, { faults: [] });
  }
  if (method === 'DELETE') {
    return board.take(name) ? say(200, { taken: name }) : refuse(404, `there is no fault “${name}” here`);
  }
  if (method !== 'PUT' || name === '')
    return refuse(405, 'a fault is put at an address of its own, with PUT');
  const said = await jsonOf(request);
  if (said === undefined) return refuse(400, 'a fault is an object in JSON, at most 64 KB');
  const read = readOrder(said);
  if ('problems' in read) return refuse(422, ...read.problems);
  if (!board.put(name, read.order)) return refuse(409, 'too many faults act here already');
  return say(200, { put: name, endsInMs: read.order.leaseMs });
}

function isKnown(header: string | undefined, token: string): boolean {
  const [said, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  try {
    for await (const chunk of request) {
      text += String(chunk);
      if (text.length > MOST_BYTES) return undefined;
    }
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
