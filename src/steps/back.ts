import { z } from 'zod';
import { stepKind } from './kind.ts';

export const back = stepKind({
  example: 'back',
  about: 'goes back to the page before',
  settings: z.strictObject({}),
  title: () => 'back',
  do: (hands) => hands.back(),
});
