import { z } from 'zod';
import { windowKind } from './kind.ts';

/** The citizen's device has no connection for so long from the beginning of the fault, or from when they come. */
export const offline = windowKind({
  settings: z.strictObject({ forMs: z.number().positive().max(86_400_000) }),
  needs: ['offline'],
  create: ({ forMs }, { sleep }) => ({
    async put(window, signal) {
      const undo = await window.offline();
      const end = new AbortController();
      const spell = sleep(forMs, AbortSignal.any([signal, end.signal])).then(undo, () => undefined);
      return async () => {
        end.abort();
        await undo();
        await spell;
      };
    },
  }),
});
