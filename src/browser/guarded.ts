import type { BrowserContext, Page, Request } from 'playwright';
import type { Control, ControlWords, Gate, ReadyStep, Safe } from '../model/index.ts';

/** A control on the far side of the gate: it is given nothing but what the gate let pass. */
type Beyond = Omit<Control, 'give' | 'attach'> & {
  give(value: Safe): Promise<void>;
  attach(file: Safe): Promise<void>;
};

/** Lets everything pass: for tests of the browser alone. A run has a guard. */
export const openGate: Gate = {
  typed: (text) => text as Safe,
  uploaded: (file) => file as Safe,
  visited: (url) => url as Safe,
  sent: () => true,
};

/** A control in the citizen's hands: what they give it goes through the gate first. */
export function guarded(
  control: Beyond,
  { gate, labels, step }: { gate: Gate; labels: readonly string[]; step: Pick<ReadyStep, 'settings'> },
): Control {
  const words: ControlWords = { shown: control.shown, labels: [namesIn(control.shown), ...labels] };
  return {
    ...control,
    give: async (value) => control.give(gate.typed(value, words, isWritten(value, step.settings))),
    attach: async (file) => control.attach(gate.uploaded(file, words)),
  };
}

/** The words of a control in a sentence: of `field “Phone”` it is `Phone`. */
function namesIn(shown: string): string {
  return /“(.*)”/s.exec(shown)?.[1] ?? shown;
}

/** Whether a step says this value, as its author wrote it or as an earlier step captured it. */
function isWritten(value: string, settings: unknown): boolean {
  if (typeof settings !== 'object' || settings === null) return String(settings).includes(value);
  return Object.values(settings).some((inner) => isWritten(value, inner));
}

/** Tells the gate of every request of a context as it goes out. @returns ends it. */
export function watchRequests(context: BrowserContext, gate: Gate): () => void {
  if (gate === openGate) return () => undefined;
  const hear = (request: Request): void => void maySend(request, gate);
  context.on('request', hear);
  return () => void context.off('request', hear);
}

/** Tells the gate of everything that a window says over its web sockets. */
export function watchSockets(page: Page, gate: Gate): void {
  if (gate === openGate) return;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload: body }) =>
      gate.sent({ method: 'WebSocket', url: socket.url(), headers: {}, body }),
    ),
  );
}

/** Whether a request may go out. Of scripts, pictures and styles only the address is looked at. */
export function maySend(request: Request, gate: Gate): boolean {
  const isAsset = ASSETS.has(request.resourceType());
  return gate.sent({
    method: request.method(),
    url: request.url(),
    headers: isAsset ? {} : request.headers(),
    body: isAsset ? null : request.postDataBuffer(),
  });
}

const ASSETS = new Set(['stylesheet', 'script', 'image', 'font', 'media', 'manifest', 'texttrack']);
