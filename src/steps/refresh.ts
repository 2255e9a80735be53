import { z } from 'zod';
import { stepKind } from './kind.ts';

export const refresh = stepKind({
  example: 'refresh',
  about: 'loads the page again',
  settings: z.strictObject({}),
  title: () => 'refresh',
  do: (hands) => hands.refresh(),
});
