import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request; a string is an HTML page. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A site of inline pages on a free port of this machine. */
export interface Site {
  /** Without a slash at the end. */
  url: string;
  /** Everything that was asked, in order: `GET /api/state?name=Ohio`. */
  requests: string[];
  /** Adds or replaces pages. */
  show(pages: Record<string, Answer>): void;
  /** Refuses from now on, cutting what is under way. */
  close(): Promise<void>;
}

/** Serves pages and handlers by path, without query; everything else is 404. */
export async function serveSite(pages: Record<string, Answer>): Promise<Site> {
  const shown = new Map(Object.entries(pages));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const answer = shown.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined)
      response.writeHead(404, { 'content-type': 'text/html' }).end('nothing here');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    show: (more) => Object.entries(more).forEach(([path, answer]) => shown.set(path, answer)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer in JSON. */
export function json(body: unknown, status = 200): Answer {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** An answer that comes after `ms`; its moments are noted. */
export function slow(ms: number, answeredAt: number[] = []): Answer {
  return (_request, response) => {
    setTimeout(() => {
      answeredAt.push(performance.now());
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }, ms);
  };
}

/** No answer, ever. */
export const silence: Answer = () => undefined;
