import type { BrowserContext, CDPSession, Frame, Page } from 'playwright';
import { framesElsewhere } from '../elsewhere.ts';

/** Runs in the page, told a list of its sockets: each ends as one whose connection broke. @returns how many. */
function breakSockets(this: WebSocket[]): number {
  const open = this.filter(({ readyState }) => readyState <= WebSocket.OPEN);
  for (const socket of open) {
    // The farewell of an orderly end is not heard: a broken connection has none.
    socket.addEventListener('close', (event) => event.isTrusted && event.stopImmediatePropagation(), {
      capture: true,
    });
    socket.close();
    socket.dispatchEvent(new Event('error'));
    socket.dispatchEvent(new CloseEvent('close', { code: 1006, wasClean: false }));
  }
  return open.length;
}

/** The same for streams of events; as one that failed for good, since nothing but the browser can make it try again. */
function breakEvents(this: EventSource[]): number {
  const open = this.filter(({ readyState }) => readyState !== EventSource.CLOSED);
  for (const source of open) {
    source.close();
    source.dispatchEvent(new Event('error'));
  }
  return open.length;
}

const BREAK = { WebSocket: breakSockets, EventSource: breakEvents } as const;
const KINDS = {
  websockets: ['WebSocket'],
  events: ['EventSource'],
  all: ['WebSocket', 'EventSource'],
} as const;

/** Breaks what pages of a context hold open, in all their frames; workers not. @returns how many. */
export async function dropStreams(
  context: BrowserContext,
  what: 'websockets' | 'events' | 'all',
): Promise<number> {
  const dropped = await Promise.all(
    context
      .pages()
      .flatMap((page) => [page, ...framesElsewhere(page)])
      .map((place) => dropIn(context, place, KINDS[what]).catch(() => 0)),
  );
  return dropped.reduce((sum, one) => sum + one, 0);
}

async function dropIn(
  context: BrowserContext,
  place: Page | Frame,
  kinds: readonly (keyof typeof BREAK)[],
): Promise<number> {
  const session = await context.newCDPSession(place);
  try {
    const scopes: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context: scope }) => {
      const { isDefault } = (scope.auxData ?? {}) as { isDefault?: boolean };
      if (isDefault) scopes.push(scope.id);
    });
    await session.send('Runtime.enable');
    let dropped = 0;
    for (const contextId of scopes) {
      for (const kind of kinds) dropped += await dropOf(session, contextId, kind);
    }
    return dropped;
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function dropOf(session: CDPSession, contextId: number, kind: keyof typeof BREAK): Promise<number> {
  const objectGroup = 'a fault';
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${kind}.prototype`,
    contextId,
    objectGroup,
  });
  if (!result.objectId) return 0;
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
    objectGroup,
  });
  if (!objects.objectId) return 0;
  const { result: broken } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: BREAK[kind].toString(),
    returnByValue: true,
  });
  await session.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(broken.value ?? 0);
}
