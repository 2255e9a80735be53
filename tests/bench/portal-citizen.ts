import { type Agent, request } from 'node:http';
import type { TestFile } from '../support/portal-documents.ts';

const BOUNDARY = 'a-boundary-that-no-file-has';

interface Answer {
  readonly cookie: string | undefined;
  readonly timing: string;
  readonly body: string;
}

/** One citizen over HTTP: their cookie, and what they ask. Any answer of 400 or more is an error. */
export class Citizen {
  /** What the portal says it took for all of their requests together (`Server-Timing: app`), ms. */
  serverMs = 0;
  #cookie = '';
  readonly #origin: string;
  readonly #agent: Agent;

  constructor(origin: string, agent: Agent) {
    this.#origin = origin;
    this.#agent = agent;
  }

  /** A page. */
  async open(address: string): Promise<void> {
    await this.#ask('GET', address, { accept: 'text/html' });
  }

  async get<Body>(address: string): Promise<Body> {
    return JSON.parse(await this.#ask('GET', address, {})) as Body;
  }

  async post<Body>(address: string, body: object, headers: Record<string, string> = {}): Promise<Body> {
    const sent = Buffer.from(JSON.stringify(body));
    return this.#posted(address, sent, { 'content-type': 'application/json', ...headers });
  }

  async upload(address: string, field: string, file: TestFile): Promise<{ id: string }> {
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${file.name}"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), file.buffer, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    return this.#posted(address, body, { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });
  }

  async #posted<Body>(address: string, sent: Buffer, headers: Record<string, string>): Promise<Body> {
    return JSON.parse(await this.#ask('POST', address, headers, sent)) as Body;
  }

  /** @param address a path on the portal, or a whole address on another origin, which gets no cookie */
  async #ask(
    method: string,
    address: string,
    headers: Record<string, string>,
    sent?: Buffer,
  ): Promise<string> {
    const isPortal = address.startsWith('/');
    const all = {
      ...headers,
      ...(isPortal && { cookie: this.#cookie }),
      ...(sent && { 'content-length': sent.length }),
    };
    const options = { method, headers: all, agent: this.#agent };
    const { cookie, timing, body } = await new Promise<Answer>((answered, failed) => {
      const asked = request(isPortal ? this.#origin + address : address, options, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const { statusCode = 0, headers: told } = reply;
          if (statusCode >= 400) return failed(new Error(`${method} ${address}: ${statusCode} ${text}`));
          answered({
            cookie: told['set-cookie']?.[0],
            timing: String(told['server-timing']),
            body: text,
          });
        });
      });
      asked.on('error', failed);
      asked.end(sent);
    });
    if (cookie !== undefined && isPortal) this.#cookie = cookie.split(';', 1)[0] ?? '';
    this.serverMs += Number(/app;dur=([\d.]+)/.exec(timing)?.[1] ?? 0);
    return body;
  }
}
