import { z } from 'zod';
import { windowKind } from './kind.ts';

const DAY_MS = 86_400_000;

/** The clock of the citizen's device is wrong by so much: fast when above 0, slow below. */
export const clockSkew = windowKind({
  settings: z.strictObject({
    byMs: z
      .number()
      .min(-3_650 * DAY_MS)
      .max(3_650 * DAY_MS)
      .refine((ms) => ms !== 0, 'a clock that is right is no fault'),
  }),
  needs: ['skew'],
  create: ({ byMs }) => ({ put: (window) => window.skew(byMs) }),
});
