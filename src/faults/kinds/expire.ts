import { z } from 'zod';
import { windowKind } from './kind.ts';

/** The session is over: what the browser remembers of it is gone, once. What is gone does not come back. */
export const expire = windowKind({
  settings: z.strictObject({ what: z.enum(['cookies', 'storage', 'all']) }),
  needs: ['forget'],
  create: ({ what }) => ({
    async put(window) {
      await window.forget(what);
      return () => Promise.resolve();
    },
  }),
});
