/**
 * Does something with each thing, some at once. After a failure nothing new is begun; what is under way is ended first.
 * @throws the first failure; the signal's reason when it was aborted before all were begun.
 */
export async function pooled<T>(
  things: readonly T[],
  { atOnce, signal }: { atOnce: number; signal: AbortSignal },
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const queue = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of queue) {
      try {
        await work(thing);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0 || signal.aborted) return;
    }
  };
  signal.throwIfAborted();
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}
