import type { BrowserContext } from 'playwright';

/**
 * Keeps a trace of everything that happens in a context until it is closed, for `npx playwright show-trace`.
 * @param mayWrite asked at the end; false where the guard has stopped the run: what it caught would be in the trace.
 * @param owned closes the context; the context itself does without.
 * @param writing is told of the trace while it is written. One that cannot be written is not there, and no more.
 * @returns closes the context once its trace is kept.
 */
export async function traced(
  context: BrowserContext,
  file: string,
  {
    mayWrite,
    writing,
    owned = context,
  }: {
    mayWrite: () => boolean;
    writing: (done: Promise<void>) => void;
    owned?: Pick<BrowserContext, 'close'>;
  },
): Promise<Pick<BrowserContext, 'close'>> {
  // Sources would be our own files.
  await context.tracing.start({ screenshots: true, snapshots: true });
  return {
    async close() {
      const done = context.tracing.stop(mayWrite() ? { path: file } : {}).catch(() => undefined);
      writing(done);
      await done;
      await owned.close();
    },
  };
}
