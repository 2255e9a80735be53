import { z } from 'zod';
import { windowKind } from './kind.ts';

/** So often it looks for connections that were opened again, ms. */
const EVERY_MS = 500;

/** Open connections break off, and again whenever they come back, for as long as the fault is there. */
export const drop = windowKind({
  settings: z.strictObject({ what: z.enum(['websockets', 'events', 'all']) }),
  needs: ['drop'],
  create: ({ what }, { sleep }) => ({
    async put(window, signal) {
      const end = new AbortController();
      const until = AbortSignal.any([signal, end.signal]);
      await window.drop(what);
      const again = (async () => {
        for (;;) {
          await sleep(EVERY_MS, until);
          await window.drop(what);
        }
      })().catch(() => undefined);
      return async () => {
        end.abort();
        await again;
      };
    },
  }),
});
