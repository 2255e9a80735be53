/** Everything that is not ASCII; most texts have nothing of it. */
const FOREIGN = /[\u0080-\uffff]/;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
const QUOTE = /[\u2018\u2019\u02bc]/g;
/** Full-width forms stand in the order of ASCII. */
const WIDE = /[\uff01-\uff5e]/g;
const WIDE_OFFSET = 0xfee0;

/**
 * A text with plain blanks, dashes, apostrophes and digits, character by character, so that every index stays: pages and
 * word processors set no-break blanks and long dashes into numbers.
 */
export function plainTypography(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return text
    .replace(BLANK, ' ')
    .replace(DASH, '-')
    .replace(QUOTE, "'")
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_OFFSET));
}
