import { randomBytes } from 'node:crypto';
import { newRunId } from '../record/index.ts';

/** A new id for a run that starts now. */
export function freshRunId(): string {
  return newRunId(new Date(), randomBytes(2).toString('hex'));
}
