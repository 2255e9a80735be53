import { isPiece } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const MAY_BE_SAID = /birth|dob|d\.o\.b|born|nacimiento|nacid|naissance/i;
const SAID =
  /\b(dob|d o b|(date|day|year) of birth|birth ?dates?|birth ?day|born( on)?|fecha de nacimiento|nacid[oa]|date de naissance)\b/g;
/** What else has a date, and the bounds that a form sets. */
const THING =
  /\b(updated|created|modified|changed|verified|checked|party|before|after|earlier|later|min|max|minimum|maximum|than|range)\b/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const DATE = new RegExp(
  [
    String.raw`(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})`,
    String.raw`(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y2>\d{4}|\d{2})`,
    String.raw`(?<w1>${MONTH})\.? (?<d2>\d{1,2})(?:st|nd|rd|th)?,? (?<y3>\d{4})`,
    String.raw`(?<d3>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?<w2>${MONTH})\.?,?[ -](?<y4>\d{4})`,
    String.raw`(?<y5>(?:19|20)\d{2})(?<m2>0[1-9]|1[0-2])(?<d4>0[1-9]|[12]\d|3[01])`,
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/, String.raw`(?<![\p{L}\d])(?:`)
    .replace(/$/, String.raw`)(?:T[\d:.]+Z?)?(?![\p{L}\d])`),
  'giu',
);

/**
 * Dates of birth, where a word says so. Every date of the last two centuries is somebody's, so no range is safe; those
 * of generated citizens are known by the ledger, in whatever order a page sends day, month and year.
 */
export function* birthdate(searched: Searched): Iterable<Candidate> {
  const { text, label } = searched;
  if (!MAY_BE_SAID.test(text) && !MAY_BE_SAID.test(label)) return;
  for (const match of text.matchAll(DATE)) {
    const aliases = isoForms(match.groups ?? {});
    const end = match.index + match[0].length;
    if (aliases.length === 0 || isPiece(text, match.index, end)) continue;
    if (isSaid(wordsAbout(searched, match.index, end), SAID, THING)) {
      yield { kind: 'birthdate', text: match[0], index: match.index, aliases };
    }
  }
}

/** What date it can be, year first: 3/4/1990 is in March or in April. */
function isoForms(groups: Record<string, string | undefined>): string[] {
  const { y1, m1, d1, a, b, y2, w1, d2, y3, w2, d3, y4, y5, m2, d4 } = groups;
  const readings: [year: string | undefined, month: string | number | undefined, day: string | undefined][] =
    [
      [y1, m1, d1],
      [y2, a, b],
      [y2, b, a],
      [y3, monthOf(w1), d2],
      [y4, monthOf(w2), d3],
      [y5, m2, d4],
    ];
  return readings.flatMap(([year, month, day]) => {
    const [m, d] = [Number(month), Number(day)];
    if (year === undefined || !(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return [];
    const rest = `${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`;
    return year.length === 2 ? [`19${year}${rest}`, `20${year}${rest}`] : [`${year}${rest}`];
  });
}

function monthOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}
