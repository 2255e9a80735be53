import { isPiece } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';
import { testCards } from './test-cards.ts';

const NUMBER =
  /(?<!\d)(?:\d{13,19}|\d{4}([-. ])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([- ])\d{6}\2\d{4,5})(?!\d)/g;

/** Issuer prefixes and lengths (ISO/IEC 7812; the brands' public BIN tables). */
const BRAND = new RegExp(
  [
    String.raw`4\d{15}`, // Visa
    String.raw`5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}`, // Mastercard
    String.raw`3[47]\d{13}`, // American Express
    String.raw`(?:6011|64[4-9]\d|65\d\d)\d{12}`, // Discover
    String.raw`3(?:0[0-5]|[689]\d)\d{11}`, // Diners Club
    String.raw`35(?:2[89]|[3-8]\d)\d{12}`, // JCB
    String.raw`62\d{14}`, // UnionPay
    String.raw`(?:5018|5020|5038|5893|6304|6759|6761|6762|6763)\d{12}`, // Maestro
    String.raw`220[0-4]\d{12}`, // Mir
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
);
/** Lengths that hardly any card has and many ids do: only where a word says that it is a card. */
const RARE =
  /^(?:4\d{12}|4\d{18}|(?:6011|65\d\d|62\d\d)\d{13,15}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15})$/;
const SAID =
  /\b(cards?|visa|mastercard|amex|american express|discover|diners|maestro|unionpay|pan|cc ?(no|num(ber)?))\b/g;

/**
 * Payment cards: a brand's prefix and length, and Luhn's check digit (ISO/IEC 7812-1, annex B). Safe are the numbers
 * that payment providers publish for tests.
 */
export function* card(searched: Searched): Iterable<Candidate> {
  const { text } = searched;
  for (const match of text.matchAll(NUMBER)) {
    const [whole] = match;
    const digits = whole.replace(/\D/g, '');
    const end = match.index + whole.length;
    if (!BRAND.test(digits) && !RARE.test(digits)) continue;
    if (!passesLuhn(digits) || testCards.has(digits)) continue;
    if (isPiece(text, match.index, end)) continue;
    const clear = BRAND.test(digits) && !(whole.includes(' ') && isInRow(text, match.index, end));
    if (!clear && !isSaid(wordsAbout(searched, match.index, end), SAID)) continue;
    yield { kind: 'card', text: whole, index: match.index };
  }
}

/** Other numbers around it: a parcel's number, a row of figures. A year after the card is when it expires. */
function isInRow(text: string, start: number, end: number): boolean {
  return (
    /\d $/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^ (?!20[2-4]\d)\d{4}/.test(text.slice(end, end + 5))
  );
}

/** Whether the last digit is Luhn's check digit of the others. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
