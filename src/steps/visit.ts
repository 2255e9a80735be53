import { z } from 'zod';
import { address } from './fields.ts';
import { stepKind } from './kind.ts';

export const visit = stepKind({
  example: 'visit: "/apply"',
  about: 'goes to an address of the service',
  settings: z.strictObject({ path: address }),
  main: 'path',
  do: (hands, { path }) => hands.visit(path),
});
