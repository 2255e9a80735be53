import { z } from 'zod';
import { type FieldError, invalidFields } from '../../platform/problem.ts';
import type { Facts } from '../../policy/judge.ts';

/** What somebody pays with, as far as rules ask and books keep. */
export interface Means {
  readonly method: 'card' | 'bank_account';
  readonly last4: string;
  readonly facts: Facts;
}

const digits = z.string().transform((text) => text.replace(/[\s-]/g, ''));

const card = z.object({
  method: z.literal('card'),
  cardNumber: digits.pipe(z.string().regex(/^\d{13,19}$/, 'Enter the number on the card.')),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\s*\/\s*(\d\d|20\d\d)$/, 'Enter the expiration date as MM/YY.'),
  cvc: z.string().regex(/^\d{3,4}$/, 'Enter the three or four digits of the security code.'),
  name: z.string().trim().min(1, 'Enter the name on the card.'),
});

const account = z.object({
  method: z.literal('bank_account'),
  routingNumber: digits.pipe(z.string().regex(/^\d{9}$/, 'Enter the nine digits of the routing number.')),
  accountNumber: digits.pipe(z.string().regex(/^\d{4,17}$/, 'Enter the account number.')),
});

const means = z.discriminatedUnion('method', [card, account]);

/**
 * Reads what somebody pays with.
 * @throws Problem 422 with each field at fault
 */
export function readMeans(body: unknown, now: Date): Means {
  const read = means.safeParse(body);
  if (!read.success) throw invalidFields(read.error.issues.map(fault));
  const given = read.data;
  if (given.method === 'bank_account') {
    const { method, routingNumber, accountNumber } = given;
    return { method, last4: accountNumber.slice(-4), facts: { routingNumber } };
  }
  const { method, cardNumber, expiry } = given;
  return { method, last4: cardNumber.slice(-4), facts: { cardNumber, monthsLeft: monthsLeft(expiry, now) } };
}

function fault({ path: [field = 'method'], message }: z.core.$ZodIssue): FieldError {
  return field === 'method'
    ? { field, message: 'Choose how you want to pay.' }
    : { field: String(field), message: message.startsWith('Enter') ? message : 'Fill this in.' };
}

/** Whole months until the last one in which the card is good: 0 in that month, less afterwards. */
function monthsLeft(expiry: string, now: Date): number {
  const [month = 0, year = 0] = expiry.split('/').map(Number);
  return ((year % 100) + 2000 - now.getUTCFullYear()) * 12 + (month - 1 - now.getUTCMonth());
}
