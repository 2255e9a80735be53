import { isPiece, isPlaceholder } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const NUMBER = /(?<!\d)(?:\d{6,17}|\d{2,6}(?:-\d{2,6}){1,4})(?!\d)/g;
const ROUTING = /\b(routing(?! (tables?|slips?))|rtn|aba|transit ?(no|num(ber)?))\b/g;
const ACCOUNT =
  /\b(bank ?(account|acct)|account ?(no|num(ber)?|nr)|acct( ?(no|num(ber)?))?|a c( (no|number))?|direct deposit|(checking|savings)( account)?( no| number)?$)(?!\p{L})|^account$/gu;
/** `account ids`, `bank account balance`: not the account's own number. */
const THING = /\b(ids?|balance|aws|locked|period|rows|meeting|room)\b/;

/**
 * Routing numbers that belong to no bank: Stripe's for tests (docs.stripe.com/payments/ach-direct-debit); all zeros
 * would pass the check digit as well.
 */
const TEST_ROUTING = new Set(['110000000', '000000000']);
/** Accounts of Stripe's test bank (docs.stripe.com/payments/ach-direct-debit, test account numbers). */
const TEST_ACCOUNT =
  /^000(?:123456789|111111113|111111116|222222227|888888885|000004954|777777771|333333335|999999991|444444440|555555559|666666661)$/;

/**
 * Bank accounts of the United States: routing numbers with a right check digit and a prefix in use (ABA, routing number
 * policy: 00-12, 21-32, 61-72, 80), and account numbers, which have neither form nor check digit and of which no range
 * is kept free. Both are only seen where a word says what they are.
 */
export function* bank(searched: Searched): Iterable<Candidate> {
  const { text, label } = searched;
  if (!mayBeSaid(text) && !mayBeSaid(label)) return;
  for (const match of text.matchAll(NUMBER)) {
    const [whole] = match;
    const digits = whole.replace(/\D/g, '');
    const end = match.index + whole.length;
    if (digits.length < 6 || digits.length > 17 || isPiece(text, match.index, end)) continue;
    const words = wordsAbout(searched, match.index, end);
    if (isSaid(words, ROUTING, THING)) {
      if (isRouting(whole)) yield { kind: 'routing', text: whole, index: match.index };
    } else if (isSaid(words, ACCOUNT, THING)) {
      if (!isPlaceholder(digits) && !TEST_ACCOUNT.test(digits)) {
        yield { kind: 'account', text: whole, index: match.index };
      }
    }
  }
}

function mayBeSaid(text: string): boolean {
  return /rout|rtn|aba|transit|acc|a\/c|check|saving|deposit/i.test(text);
}

function isRouting(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits) || TEST_ROUTING.has(digits))
    return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (digits.charCodeAt(i) - 48) * ([3, 7, 1][i % 3] ?? 0);
  return sum % 10 === 0;
}
