import type { APIResponse, BrowserContext, Route } from 'playwright';
import type { Bytes, Gate, InterceptedExchange, Reply, Undo } from '../model/index.ts';
import { bypassWorkers } from './faults/index.ts';
import { maySend } from './guarded.ts';
import type { Traffic } from './traffic.ts';

/** What was true of the answer as the service packed it. */
const PACKING = new Set(['content-encoding', 'content-length', 'transfer-encoding']);
/** Longer than anybody waits; what ends it is the citizen leaving, ms. */
const LONGEST_MS = 3_600_000;

/**
 * Routes the exchanges of a glob through a handler, until the undo. No service worker answers in the meantime, and
 * nothing leaves that the gate holds back.
 */
export async function routeThrough(
  context: BrowserContext,
  glob: string,
  parts: { handler: (exchange: InterceptedExchange) => Promise<void>; gate: Gate; traffic: Traffic },
): Promise<Undo> {
  const { handler, gate, traffic } = parts;
  const onRoute = async (route: Route): Promise<void> =>
    maySend(route.request(), gate)
      ? handler(interceptedExchange(route, traffic))
      : route.abort().catch(() => undefined);
  const heed = await bypassWorkers(context);
  try {
    await context.route(glob, onRoute);
  } catch (error) {
    await heed();
    throw error;
  }
  traffic.activeRoutes += 1;
  let active = true;
  return async () => {
    if (!active) return;
    active = false;
    await context.unroute(glob, onRoute).catch(() => undefined);
    await heed();
    traffic.activeRoutes -= 1;
  };
}

/** Playwright's route as the neutral exchange that faults act on. A page that has gone takes its routes along. */
function interceptedExchange(route: Route, traffic: Traffic): InterceptedExchange {
  const request = route.request();
  const unlessGone = (work: Promise<void>): Promise<void> => work.catch(() => undefined);
  const answer: InterceptedExchange['answer'] = ({ status, headers, body }) =>
    unlessGone(
      route.fulfill({
        status,
        ...(headers ? { headers: { ...headers } } : {}),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
      }),
    );
  // Redirects are the page's own business, and its next exchange.
  const reply = async (): Promise<Reply> =>
    replyOf(await route.fetch({ maxRedirects: 0, timeout: LONGEST_MS }));
  return {
    url: request.url(),
    method: request.method(),
    headers: request.headers(),
    body: request.postDataBuffer() ?? undefined,
    // To the next fault on the same address, if there is one, else to the service.
    pass: () => unlessGone(route.fallback()),
    answer,
    abort: (reason) => unlessGone(route.abort(reason)),
    mark: (fault) => traffic.touched(request, fault),
    reply,
    async shape(shaped) {
      try {
        const { body, ...head } = await reply();
        await answer({ ...head, body: await collected(shaped(from(body))) });
      } catch {
        // A route hands an answer over whole: one that breaks off, or that never came, is none.
        await unlessGone(route.abort('connectionreset'));
      }
    },
  };
}

async function replyOf(response: APIResponse): Promise<Reply> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers())) {
    if (!PACKING.has(name)) headers[name] = value;
  }
  const body = await response.body();
  await response.dispose();
  return { status: response.status(), headers, body };
}

async function* from(body: Uint8Array): Bytes {
  yield await Promise.resolve(body);
}

async function collected(bytes: Bytes): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
