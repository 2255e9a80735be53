import { isPiece, isPlaceholder } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const NUMBER = /(?<![\p{L}\d])[A-Za-z]{0,2}\d{6,9}(?![\p{L}\d])/gu;
const SAID =
  /\b(passports?|pasaporte|passeport|travel document|alien( registration)?( (no|number))?|uscis)\b/g;
const NEXT_GENERATION = /^[A-Z]\d{8}$/;
const WITH_WORD = /^(?:\d{9}|[A-Z]\d{7,8}|[A-Z]{2}\d{6,7})$/i;
/** `V20240115` is a date with a letter before it. */
const DATED = /^[A-Z](?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/**
 * Passport numbers. The next-generation passport of the United States has a letter and eight digits (Department of
 * State, since 2021), and so have alien registration numbers and the driver's licences of several states: that form
 * is enough, unless the digits are a date. Nine digits, and foreign forms, are only one where a word says so.
 *
 * No range of passports is known to be kept free. Digits that only run up, down or repeat (`X12345678`, `123456789`,
 * `A00000000`) are what everybody writes in an example and are taken as such; nobody's issue guarantees it.
 */
export function* passport(searched: Searched): Iterable<Candidate> {
  const { text } = searched;
  for (const match of text.matchAll(NUMBER)) {
    const [whole] = match;
    const bare = NEXT_GENERATION.test(whole);
    if (!bare && !WITH_WORD.test(whole)) continue;
    if (isPlaceholder(whole.replace(/\D/g, ''))) continue;
    const end = match.index + whole.length;
    const formed =
      bare && !DATED.test(whole) && !isTagged(text, match.index) && !isPiece(text, match.index, end);
    if (formed || isSaid(wordsAbout(searched, match.index, end), SAID)) {
      yield { kind: 'passport', text: whole, index: match.index };
    }
  }
}

/** `#A12345678` is a colour, an anchor or the number of a ticket. */
function isTagged(text: string, start: number): boolean {
  return text.charAt(start - 1) === '#';
}
