/** One titled task of a run: does its part and may return how to undo it. */
export interface Task<State> {
  title: string;
  run(state: State, signal: AbortSignal): Promise<void | (() => Promise<void>)>;
}

/**
 * Runs tasks in their order and undoes them in reverse, whatever happened: on success, on an error, and when the
 * signal is aborted. The first error wins; an undo that fails does not keep the others from being undone.
 *
 *     up:   target ─ browsers ─ faults ─ flight
 *     down: flight ─ faults ─ browsers ─ target
 */
export async function runTasks<State>(
  tasks: readonly Task<State>[],
  state: State,
  signal: AbortSignal,
): Promise<void> {
  const undos: { title: string; undo: () => Promise<void> }[] = [];
  const errors: unknown[] = [];
  try {
    for (const { title, run } of tasks) {
      if (signal.aborted) break;
      const undo = await run(state, signal);
      if (undo) undos.push({ title, undo });
    }
  } catch (error) {
    if (!signal.aborted) errors.push(error);
  }
  for (const { title, undo } of undos.toReversed()) {
    await undo().catch((error: unknown) =>
      errors.push(new Error(`could not undo “${title}”`, { cause: error })),
    );
  }
  if (errors.length > 0) throw errors[0];
}
