import { isPiece } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const MAY_BE_SAID = /ein|employer|federal|tax/i;
const NUMBER = /(?<!\d)(\d{2})-?(\d{7})(?!\d)/g;
const SAID = /\b(f?eins?|employer (id|identification|no|number)|federal (tax|employer)|tax ?id)\b/g;

/**
 * Employer identification numbers, where a word says so; a sole proprietor's, such as a farmer's, is a person's. Safe are
 * the prefixes that the IRS does not assign (irs.gov, “Valid EIN prefixes”): all that are missing there.
 */
export function* ein(searched: Searched): Iterable<Candidate> {
  const { text, label } = searched;
  if (!MAY_BE_SAID.test(text) && !MAY_BE_SAID.test(label)) return;
  for (const match of text.matchAll(NUMBER)) {
    const [whole, prefix = ''] = match;
    const end = match.index + whole.length;
    if (NEVER_ASSIGNED.has(prefix) || isPiece(text, match.index, end)) continue;
    if (isSaid(wordsAbout(searched, match.index, end), SAID))
      yield { kind: 'ein', text: whole, index: match.index };
  }
}

const NEVER_ASSIGNED = new Set('00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97'.split(' '));
