import type { Grip } from './tools.ts';
import { explained } from './failures.ts';

/** An action of the browser that takes so long has something in its way, ms. */
const FIRST_LOOK_MS = 250;
/** Looking again is left for longer and longer, up to this, ms: a slow service is no obstacle. */
const MOST_MS = 1_000;

/** How Playwright's actions are bounded. */
export interface Bounds {
  timeout: number;
  signal: AbortSignal;
}

/** What can be done about an obstacle; `done` when the action itself is not needed any more. */
export type Remedy = () => Promise<'done' | undefined>;

/**
 * Lets the browser act, which waits until the control is free. While it waits, looks whether a person would do
 * something about it; then calls the action off, does that and acts again. What succeeds at once costs nothing more.
 * @param find what can be done about it now; undefined to go on waiting.
 * @throws StepFailure `gave-up` with what was in the way.
 */
export async function persist(
  grip: Grip,
  act: (bounds: Bounds) => Promise<unknown>,
  find: () => Promise<Remedy | undefined>,
): Promise<void> {
  for (;;) {
    const stop = new AbortController();
    let ended: { error?: unknown } | undefined;
    const acting = act({ timeout: grip.patience.left(), signal: stop.signal }).then(
      () => (ended = {}),
      (error: unknown) => (ended = { error }),
    );
    const remedy = await obstacleTo(acting, () => ended !== undefined, find);
    if (remedy) stop.abort();
    await acting;
    if (!ended || !('error' in ended)) return;
    if (!remedy || !stop.signal.aborted || !isAborted(ended.error)) throw explained(ended.error, grip);
    if (wasDone(ended.error) || (await remedy()) === 'done') return;
  }
}

/** Waits for the action; resolves early with what can be done, when there is something. */
async function obstacleTo(
  acting: Promise<unknown>,
  hasEnded: () => boolean,
  find: () => Promise<Remedy | undefined>,
): Promise<Remedy | undefined> {
  const ended = acting.then(() => undefined);
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(2 * pauseMs, MOST_MS)) {
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise((resolve) => (timer = setTimeout(resolve, pauseMs)));
    await Promise.race([ended, pause]);
    clearTimeout(timer);
    if (hasEnded()) return undefined;
    // A page on its way elsewhere cannot be asked; the action itself will tell.
    const remedy = await Promise.race([ended, find().catch(() => undefined)]);
    if (hasEnded()) return undefined;
    if (remedy) return remedy;
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Whether the browser had acted already when it was called off: then it must not be done twice. */
function wasDone(error: unknown): boolean {
  const log = error instanceof Error ? error.message : '';
  return (
    log.lastIndexOf('performing ') > Math.max(log.lastIndexOf('intercepts '), log.lastIndexOf('retrying '))
  );
}
