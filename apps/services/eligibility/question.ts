import { z } from 'zod';
import { invalidFields } from '../../platform/problem.ts';
import { PLACES } from '../../reference/places.ts';

const codes = new Set(PLACES.map(({ code }) => code));

const question = z.object({ state: z.string().refine((code) => codes.has(code)) });

/**
 * The state of residence that a check asks about.
 * @throws Problem 422 naming the field `state` when it is missing or no place we know
 */
export function readState(body: unknown): string {
  const read = question.safeParse(body);
  if (!read.success) throw invalidFields([{ field: 'state', message: 'Select your state of residence.' }]);
  return read.data.state;
}
