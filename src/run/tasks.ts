import { messageOf } from '../model/index.ts';
/** What has gone up and does not come down within this time is left to the end of the process, ms. */
const UNDO_WITHIN_MS = 6_000;

/** One titled task of a run: does its part and may return how to undo it. A task that throws has undone itself. */
export interface Task<State> {
  title: string;
  /** Its undo ends by itself, however long it takes. */
  takesItsTime?: true;
  run(state: State, signal: AbortSignal): Promise<void | (() => Promise<void>)>;
}

/**
 * Runs tasks in their order and undoes them in reverse, whatever happened: on success, on an error, and when the
 * signal is aborted. An undo that fails or hangs does not keep the others from being undone.
 *
 *     up:   target ─ browsers ─ record ─ flight
 *     down: flight ─ record ─ browsers ─ target
 *
 * @returns what could not be undone, in sentences.
 * @throws the error of the task that failed, unless the signal was aborted: then it is the stop that made it fail.
 */
export async function runTasks<State>(
  tasks: readonly Task<State>[],
  state: State,
  signal: AbortSignal,
  undoWithinMs = UNDO_WITHIN_MS,
): Promise<string[]> {
  const undos: { title: string; undo: () => Promise<void>; withinMs: number | undefined }[] = [];
  let failure: { error: unknown } | undefined;
  try {
    for (const { title, run, takesItsTime } of tasks) {
      if (signal.aborted) break;
      const undo = await run(state, signal);
      if (undo) undos.push({ title, undo, withinMs: takesItsTime ? undefined : undoWithinMs });
    }
  } catch (error) {
    if (!signal.aborted) failure = { error };
  }
  const left: string[] = [];
  for (const { title, undo, withinMs } of undos.toReversed()) {
    const trouble = await troubleWith(undo, withinMs);
    if (trouble !== undefined) left.push(`could not take down ${title}, because ${trouble}`);
  }
  if (failure) throw failure.error;
  return left;
}

/** @param withinMs how long it may take; undefined: as long as it takes. */
async function troubleWith(
  undo: () => Promise<void>,
  withinMs: number | undefined,
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    if (withinMs === undefined) return;
    timer = setTimeout(() => resolve(`it did not end within ${withinMs / 1_000} s`), withinMs);
  });
  const done = undo().then(() => undefined, messageOf);
  const trouble = await Promise.race([done, late]);
  clearTimeout(timer);
  return trouble;
}
