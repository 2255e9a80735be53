import { z } from 'zod';
import { type FieldError, invalidFields } from '../../platform/problem.ts';

const day = (message: string) => z.iso.date({ error: message });
const words = (message: string) => z.string({ error: message }).trim().min(1, message).max(200, message);

const identity = z.object({
  name: words('Enter your full name.'),
  birthDate: day('Enter your date of birth.'),
  ssn: z
    .string({ error: 'Enter your Social Security number.' })
    .trim()
    .min(1, 'Enter your Social Security number.')
    .transform((text) => text.replace(/\D/g, ''))
    .pipe(z.string().length(9, 'Enter the nine digits of your Social Security number.')),
});

const employment = z.object({
  employer: words('Enter the name of your last employer.'),
  lastDay: day('Enter your last day of work.'),
  reason: z.enum(['lack-of-work', 'quit', 'dismissed'], { error: 'Select why the job ended.' }),
});

const payment = z.discriminatedUnion(
  'method',
  [
    z.object({ method: z.literal('prepaid-card') }),
    z.object({
      method: z.literal('direct-deposit'),
      routing: words('Enter the routing number.'),
      account: words('Enter the account number.'),
    }),
  ],
  { error: 'Select how we pay you.' },
);

/** The steps of the form that are saved one by one, in their order, each with what it asks. */
export const forms = { identity, employment, payment } as const;

/** A step of the form. */
export type StepName = keyof typeof forms;

/** The steps in their order. */
export const STEPS = Object.keys(forms) as StepName[];

/** What somebody has filled in so far. */
export type Draft = { readonly [Name in StepName]?: z.infer<(typeof forms)[Name]> };

/** A form in which nothing is missing. */
export type WholeDraft = Required<Draft>;

/**
 * One step of the form as it came.
 * @throws Problem 422 with every field at fault
 */
export function readStep<Name extends StepName>(step: Name, body: unknown): NonNullable<Draft[Name]> {
  const read = forms[step].safeParse(typeof body === 'object' && body !== null ? body : {});
  if (read.success) return read.data as NonNullable<Draft[Name]>;
  const first = new Map<string, FieldError>();
  for (const { path, message } of read.error.issues) {
    const field = String(path[0] ?? step);
    if (!first.has(field)) first.set(field, { field, message });
  }
  throw invalidFields([...first.values()]);
}

/** Whether every step is there. */
export function isWhole(draft: Draft): draft is WholeDraft {
  return STEPS.every((step) => draft[step] !== undefined);
}
