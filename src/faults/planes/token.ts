import { randomBytes } from 'node:crypto';
import type { Target } from '../../model/index.ts';

const TOKEN_BYTES = 24;

/**
 * What opens the control address of a target: a fresh token for one that the run starts, which has to be given to it in
 * the variable `control.tokenFrom`; what that variable holds here for one that runs already.
 * @returns undefined where the target has no control address, or nobody knows its token.
 */
export function controlToken(
  { start, faults }: Pick<Target, 'start' | 'faults'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  if (!faults?.control) return undefined;
  if (start) return randomBytes(TOKEN_BYTES).toString('base64url');
  const known = environment[faults.control.tokenFrom];
  return known === '' ? undefined : known;
}
