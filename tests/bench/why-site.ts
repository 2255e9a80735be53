import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveSite, type Answer, type Site } from '../support/site.ts';

/** How the made-up service answers at one address, for some of its requests; in order but for what is said here. */
export interface Planted {
  status?: number;
  /** The body: a page, or anything as JSON. */
  html?: string;
  json?: unknown;
  /** Media type of the body. */
  type?: string;
  /** Waits so long before it answers, ms. */
  delay?: number;
  /** esr, which is in the same process, stands still so long before the answer, ms. */
  block?: number;
  /** Never answers, breaks the connection off, or ends it without a word. */
  how?: 'silence' | 'reset' | 'empty';
  /** Texts of the usual page, and what stands there instead. */
  replace?: Record<string, string>;
  /** Only for these requests of the address, counted from 1: `from` to `to`. */
  from?: number;
  to?: number;
  /** Only for requests whose body has this in it. */
  body?: string;
}

/** What a case makes of the made-up service, by address; of several the first that fits a request. */
export type Changes = Record<string, Planted | Planted[]>;

/** Asks the service for its states when it loads, and sends a name and a state. */
const APPLY = `<!doctype html><html lang="en"><title>Apply</title><link rel="icon" href="data:,">
<h1>Apply</h1><nav><a href="/help">Help</a></nav>
<label>Your name <input name="name"></label>
<label>State <select name="state"></select></label>
<button>Send</button><p role="status"></p><p role="alert"></p>
<script>
  const at = (selector) => document.querySelector(selector);
  fetch('/api/states').then((answer) => answer.json()).then((states) => {
    at('select').innerHTML = states.map((state) => '<option>' + state + '</option>').join('');
  });
  at('button').onclick = async () => {
    const body = JSON.stringify({ name: at('input').value, state: at('select').value });
    const answer = await fetch('/api/applications', { method: 'POST', body });
    if (!answer.ok) return (at('[role=alert]').textContent = 'Sorry, that did not work');
    const { number } = await answer.json();
    at('[role=status]').textContent = 'Received as ' + number.toUpperCase();
  };
</script></html>`;

const USUAL: Record<string, Planted> = {
  '/apply': { html: APPLY },
  '/help': {
    html: '<!doctype html><html lang="en"><title>Help</title><link rel="icon" href="data:,"><h1>Help</h1><p>Call us.</p></html>',
  },
  '/api/states': { json: ['Ohio', 'Iowa', 'Utah'] },
  '/api/applications': { status: 201, json: { number: 'a-17' } },
};

/** Where the commands of an outage tell the made-up service that it begins and ends. */
export const OUTAGE = { inject: '/outage/inject', clear: '/outage/clear' };

/** Serves the made-up service with what is planted in it. @param outage what it does otherwise while there is an outage. */
export async function servePlanted(changes: Changes, outage: Changes = {}): Promise<Site> {
  const paths = new Set([USUAL, changes, outage].flatMap((some) => Object.keys(some)));
  let isOut = false;
  const pages = [...paths].map((path): [string, Answer] => {
    const planted = [changes[path] ?? []].flat();
    const out = [outage[path] ?? []].flat();
    let count = 0;
    return [
      path,
      (request, response) => {
        count += 1;
        const found = isOut ? [...out, ...planted] : planted;
        void answer({ request, response, count, planted: found, usual: USUAL[path] ?? {} });
      },
    ];
  });
  const turn = (path: string, to: boolean): [string, Answer] => [
    path,
    (_, response) => {
      isOut = to;
      response.end();
    },
  ];
  return serveSite(Object.fromEntries([...pages, turn(OUTAGE.inject, true), turn(OUTAGE.clear, false)]));
}

async function answer(about: {
  request: IncomingMessage;
  response: ServerResponse;
  count: number;
  planted: readonly Planted[];
  usual: Planted;
}): Promise<void> {
  const { request, response, count, planted, usual } = about;
  const body = await bodyOf(request);
  const fits = ({ from = 1, to = Infinity, body: part = '' }: Planted): boolean =>
    count >= from && count <= to && body.includes(part);
  const { replace = {}, ...found } = planted.find(fits) ?? {};
  const { status = 200, html, json = {}, type, delay = 0, block = 0, how } = { ...usual, ...found };
  if (delay > 0) await new Promise((done) => setTimeout(done, delay));
  if (block > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, block);
  if (how === 'silence') return;
  if (how === 'reset') return void request.socket.resetAndDestroy();
  if (how === 'empty') return void request.socket.end();
  const page = 'json' in found ? undefined : html;
  const text = Object.entries(replace).reduce(
    (all, [old, fresh]) => all.replaceAll(old, () => fresh),
    page ?? JSON.stringify(json),
  );
  const media = type ?? (page === undefined ? 'application/json' : 'text/html; charset=utf-8');
  response.writeHead(status, { 'content-type': media }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
