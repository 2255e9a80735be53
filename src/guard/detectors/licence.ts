import { isPlaceholder } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const MAY_BE_SAID = /driv|licen|\bd\.?l\b|conducir|conduire/i;
const TOKEN = /(?<![\p{L}\d])(?=[A-Z\d-]*\d)[A-Z\d]+(?:-[A-Z\d]+)*(?![\p{L}\d])/giu;
const SAID =
  /\b(driv(er|ers|er s|ing) ?(licen[cs]e|lic|permit)|d ?l ?(no|num(ber)?)|licencia de conducir|permis de conduire)\b|^d ?l$/g;
/** What a date beside a licence is about. */
const THING = /\b(class|issued|expires?|expired|valid|since|until|renewed|exam|test)\b/;
const DATE = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}-\d{1,2}-\d{4}$/;

/**
 * Driver's licences, where a word says so. Every state has a form of its own (AAMVA, DL/ID card design standard, leaves
 * it to them), from seven digits to a letter and sixteen, and no state keeps a range free; so any number of 5 to 20
 * letters and digits counts. Digits that only run up, down or repeat are an example.
 */
export function* licence(searched: Searched): Iterable<Candidate> {
  const { text, label } = searched;
  if (!MAY_BE_SAID.test(text) && !MAY_BE_SAID.test(label)) return;
  for (const match of text.matchAll(TOKEN)) {
    const [whole] = match;
    const digits = whole.replace(/\D/g, '');
    if (digits.length < 5 || whole.length > 20 || DATE.test(whole) || isPlaceholder(digits)) continue;
    const words = wordsAbout(searched, match.index, match.index + whole.length);
    if (isSaid(words, SAID, THING)) {
      yield { kind: 'licence', text: whole, index: match.index };
    }
  }
}
