import type { Browser, BrowserContext } from 'playwright';
import { inside } from '../inside.ts';

interface Message {
  method?: string;
  params?: { sessionId?: string; targetInfo?: { type?: string; browserContextId?: string } };
}

interface Wire {
  _transport: { onmessage?: ((message: Message) => unknown) | undefined };
  _rawSend(sessionId: string, method: string, params?: unknown): number;
  _sessions: Map<string, { send(method: string, params: unknown): Promise<unknown> }>;
}

const WORKERS = new Set(['worker', 'shared_worker', 'service_worker']);

/** Scripts by the browser's id of their context, for each browser that has any. */
const scripts = new WeakMap<Browser, Map<string, string>>();

/**
 * Lets a script run first in every worker of a context: dedicated, shared, service, and workers of workers. Each is
 * held by the browser until Playwright lets it go; the script is sent just before.
 *
 *     browser ── worker held ──> Playwright ── script ──> let go ──> the worker's own script
 *
 * @throws Error when this Playwright has no such door.
 */
export function runFirstInWorkers(context: BrowserContext, script: string): void {
  const browser = context.browser();
  if (!browser) throw shut();
  const { _browserContextId: id } = open(context) as { _browserContextId?: unknown };
  if (typeof id !== 'string') throw shut();
  const known = scripts.get(browser) ?? listenIn(browser);
  known.set(id, script);
  context.once('close', () => known.delete(id));
}

function listenIn(browser: Browser): Map<string, string> {
  const { _connection: wire } = open(browser) as { _connection?: Wire };
  if (!wire) throw shut();
  const { _transport: transport, _rawSend: raw, _sessions: sessions } = wire;
  const receive = transport?.onmessage;
  if (typeof receive !== 'function' || typeof raw !== 'function' || !sessions) throw shut();
  const known = new Map<string, string>();
  const held = new Map<string, string>();
  const onmessage = (message: Message): unknown => {
    const { method, params: { sessionId = '', targetInfo } = {} } = message;
    if (method === 'Target.attachedToTarget' && WORKERS.has(targetInfo?.type ?? '')) {
      const script = known.get(targetInfo?.browserContextId ?? '');
      if (script !== undefined) held.set(sessionId, script);
    }
    if (method === 'Target.detachedFromTarget') held.delete(sessionId);
    return receive(message);
  };
  const send: Wire['_rawSend'] = (sessionId, method, params) => {
    const expression = method === 'Runtime.runIfWaitingForDebugger' ? held.get(sessionId) : undefined;
    if (expression !== undefined) {
      held.delete(sessionId);
      // In Playwright’s own session, so that Playwright knows the answer when it comes; that it comes late is no harm.
      void sessions
        .get(sessionId)
        ?.send('Runtime.evaluate', { expression })
        .catch(() => undefined);
    }
    return raw.call(wire, sessionId, method, params);
  };
  Object.assign(transport, { onmessage });
  Object.assign(wire, { _rawSend: send });
  scripts.set(browser, known);
  return known;
}

function open(object: unknown): object {
  const found = inside(object);
  if (!found) throw shut();
  return found;
}

function shut(): Error {
  return new Error(
    'could not bring simulated time to the workers of a page, because the installed Playwright is not one that esr ' +
      'knows: install the Playwright that hms-esr asks for (npm ls playwright shows which one is there)',
  );
}
