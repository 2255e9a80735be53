import { z } from 'zod';
import { windowKind } from './kind.ts';

/** The citizen's device is so many times slower. */
export const cpu = windowKind({
  settings: z.strictObject({ slower: z.number().gt(1).max(50) }),
  needs: ['slow'],
  create: ({ slower }) => ({ put: (window) => window.slow(slower) }),
});
