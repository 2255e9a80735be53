// How many people the portal alone serves: journeys of its services as bare requests, over keep-alive connections.
import { Agent, request } from 'node:http';
import { startPortal } from '../support/portal.ts';
import { pdf, type TestFile } from '../support/portal-documents.ts';
import { png } from '../support/portal-pictures.ts';
import type { Figure } from './figures.ts';

/** Citizens under way at the same time, and of a journey in which a rating takes its 50 to 250 ms. */
const AT_ONCE = 32;
const AT_ONCE_WAITING = 96;
const LASTS_MS = 5_000;
const WARM_UP_MS = 1_500;

const CARD = {
  method: 'card',
  cardNumber: '4242424242424242',
  expiry: '09/32',
  cvc: '123',
  name: 'A. Nobody',
};
const BOUNDARY = 'a-boundary-that-no-file-has';

interface Answer {
  readonly cookie: string | undefined;
  readonly body: string;
}

/** One citizen: their cookie, and what they ask. Any answer of 400 or more is an error. */
class Citizen {
  #cookie = '';
  readonly #origin: string;
  readonly #agent: Agent;

  constructor(origin: string, agent: Agent) {
    this.#origin = origin;
    this.#agent = agent;
  }

  async get(path: string): Promise<void> {
    await this.#ask('GET', path, { accept: 'text/html' });
  }

  async post<Body>(path: string, body: object, headers: Record<string, string> = {}): Promise<Body> {
    const sent = Buffer.from(JSON.stringify(body));
    return this.#posted(path, sent, { 'content-type': 'application/json', ...headers });
  }

  async upload(path: string, field: string, file: TestFile): Promise<{ id: string }> {
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${file.name}"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), file.buffer, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    return this.#posted(path, body, { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });
  }

  async #posted<Body>(path: string, sent: Buffer, headers: Record<string, string>): Promise<Body> {
    return JSON.parse(await this.#ask('POST', path, headers, sent)) as Body;
  }

  async #ask(method: string, path: string, headers: Record<string, string>, sent?: Buffer): Promise<string> {
    const all = { ...headers, cookie: this.#cookie, ...(sent ? { 'content-length': sent.length } : {}) };
    const { cookie, body } = await new Promise<Answer>((answered, failed) => {
      const asked = request(
        `${this.#origin}${path}`,
        { method, headers: all, agent: this.#agent },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if ((reply.statusCode ?? 0) >= 400)
              failed(new Error(`${method} ${path}: ${reply.statusCode} ${text}`));
            else answered({ cookie: reply.headers['set-cookie']?.[0], body: text });
          });
        },
      );
      asked.on('error', failed);
      asked.end(sent);
    });
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
    return body;
  }
}

const TRANSCRIPT = pdf(2_000);
const SCHEDULE_F = pdf(2_000, 'schedule_f.pdf');
const PHOTO = png(600);

const pay = (citizen: Citizen, order: string) =>
  citizen.post(`/api/payments/orders/${order}/pay`, CARD, { 'idempotency-key': crypto.randomUUID() });

/** What a citizen of each service asks for, from the page to the confirmation. */
const JOURNEYS: Readonly<Record<string, (citizen: Citizen) => Promise<void>>> = {
  async 'tuition grant'(citizen) {
    await citizen.get('/apply');
    await citizen.post('/api/eligibility/checks', { state: 'OH' });
    const { id } = await citizen.upload('/api/grants/documents', 'transcript', TRANSCRIPT);
    await citizen.post('/api/grants/applications', { state: 'OH', documentId: id });
  },
  async 'flood premium'(citizen) {
    await citizen.get('/premium');
    await citizen.post('/api/session', { role: 'policyholder', user: 'somebody', password: 'made-up-1' });
    const { order } = await citizen.post<{ order: string }>('/api/premium/fetch_premium', {});
    await pay(citizen, order);
  },
  async 'passport renewal'(citizen) {
    await citizen.get('/start');
    await citizen.post('/api/eligibility/passports', { passportId: 'X12345678' });
    const { id: photoId } = await citizen.upload('/api/passports/photos', 'photo', PHOTO);
    const { id, order } = await citizen.post<{ id: string; order: string }>('/api/passports/applications', {
      passportId: 'X12345678',
      photoId,
    });
    await pay(citizen, order);
    await citizen.post(`/api/passports/applications/${id}/confirm`, {});
  },
  async 'farm subsidy'(citizen) {
    await citizen.get('/apply-subsidy');
    const { id } = await citizen.upload('/api/subsidies/documents', 'schedule_f', SCHEDULE_F);
    await citizen.post('/api/subsidies/applications', { documentId: id });
  },
};

/** Journeys that mostly wait. */
const WAITING: ReadonlySet<string> = new Set(['flood premium']);

/** CPU seconds of the portal's process so far, as it says itself. */
async function cpuOf(origin: string): Promise<number> {
  const gauges = await (await fetch(`${origin}/metrics`)).text();
  const [, user] = /^process_cpu_seconds_total (\S+)$/m.exec(gauges) ?? [];
  return Number(user);
}

/** Flies one journey again and again. @returns how many were done, and in how many seconds */
async function flyFor(
  ms: number,
  origin: string,
  name: string,
  journey: (citizen: Citizen) => Promise<void>,
) {
  const atOnce = WAITING.has(name) ? AT_ONCE_WAITING : AT_ONCE;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const startedAt = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - startedAt < ms) {
        await journey(new Citizen(origin, agent));
        done += 1;
      }
    }),
  );
  agent.destroy();
  return { done, seconds: (performance.now() - startedAt) / 1_000 };
}

/** @param say hears a readable line. @throws Error when any request of a journey is refused */
export async function benchPortal(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, journey] of Object.entries(JOURNEYS)) {
    const { origin, stop } = await startPortal();
    await flyFor(WARM_UP_MS, origin, name, journey);
    const cpuBefore = await cpuOf(origin);
    const { done, seconds } = await flyFor(LASTS_MS, origin, name, journey);
    const cpuMs = ((await cpuOf(origin)) - cpuBefore) * 1_000;
    await stop();
    const rate = Math.round(done / seconds);
    say(`${name}: ${rate} journeys a second, ${(cpuMs / done).toFixed(2)} ms of the portal's CPU each`);
    figures.push(
      { bench: `portal, ${name}`, value: rate, unit: 'journeys/s', n: done },
      { bench: `portal, ${name}, CPU`, value: Number((cpuMs / done).toFixed(2)), unit: 'ms', n: done },
    );
  }
  return figures;
}
