import { isPiece, standsAlone } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const NUMBER = /(?<!\d)(\d{3})( - |[-. ]?)(\d{2})\2(\d{4})(?!\d)/g;
const SAID =
  /\b(ssns?|itins?|atins?|tin|ss (no|num(ber)?)|soc(ial)? ?sec(urity)?|social(?! (media|network|work|log|id))|seguro social|national id|tax(payer)? ?(id|identification))\b/g;
/** A number of an employer, though the words before may be the same. */
const EMPLOYER = /\b(f?ein|employer|federal)\b/;

/**
 * Published by the Social Security Administration as nobody's: the specimen that came with wallets in 1938, and the one
 * of a pamphlet of 1940 (ssa.gov/history/ssn/misused.html).
 */
const PUBLISHED = new Set(['078051120', '219099999']);

/**
 * Social Security numbers, and what the IRS issues in the same form.
 *
 * Safe are areas 000 and 666, group 00 and serial 0000: never issued (SSA, POMS RM 10201.035), before and after numbers
 * were drawn at random in 2011. Areas 900 to 999 are not safe, unless all else is zero: ITIN (groups 50-65, 70-88, 90-92,
 * 94-99), ATIN (93) and the IRS's own temporary numbers (IRS, Publication 1915 and IRM 3.21.263) live there, and the
 * numbers 987-65-432x, which the SSA once gave to advertisements, lie among today's ITINs.
 *
 * Dashes are enough. Nine digits in a row, with dots or with blanks are only one where a word says so, or, with
 * blanks, where the number stands alone: in a log they are sizes, times and codes.
 */
export function* ssn(searched: Searched): Iterable<Candidate> {
  const { text } = searched;
  for (const match of text.matchAll(NUMBER)) {
    const [whole, area = '', separator = '', group = '', serial = ''] = match;
    const end = match.index + whole.length;
    if (isNobodys(area, group, serial) || !isMeant(searched, match.index, end, separator)) continue;
    const kind = !area.startsWith('9') ? 'ssn' : group === '93' ? 'atin' : 'itin';
    yield { kind, text: whole, index: match.index };
  }
}

function isNobodys(area: string, group: string, serial: string): boolean {
  if (PUBLISHED.has(area + group + serial)) return true;
  if (group === '00' && serial === '0000') return true;
  if (area.startsWith('9')) return false;
  return area === '000' || area === '666' || group === '00' || serial === '0000';
}

function isMeant(searched: Searched, start: number, end: number, separator: string): boolean {
  const { text } = searched;
  const piece = isPiece(text, start, end);
  if (separator === '-' && !piece) return true;
  if (separator.includes(' ') && !piece && standsAlone(text, start, end)) return true;
  // `ssn-412009931` is a piece of a word that says what it is; digits on either side are another number.
  if (piece && /[\p{L}\d]/u.test(text.charAt(end) || text.charAt(start - 1))) return false;
  const words = wordsAbout(searched, start, end);
  return isSaid(words, SAID) && !EMPLOYER.test(words.before);
}
