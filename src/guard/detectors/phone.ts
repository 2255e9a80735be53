import { isPiece, standsAlone } from '../bounds.ts';
import { isSaid, wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const AMERICAN =
  /(?<!\d)((?:\+|00)?1[-. ]?)?(?:(\()([2-9]\d{2})\) ?[-.]?|([2-9]\d{2})((?: ?[-./] ?| )?))([2-9]\d{2})((?: ?[-.] ?| )?)(\d{4})(?!\d)/g;
const EXTENSION = /^\s?(?:x|ext)\.?\s?\d/i;
const FOREIGN = /(?<![\p{L}\d)\]])\+([2-9](?:[ ()-]{0,2}\d){6,14})(?!\d)/gu;
const SAID =
  /\b(phones?|(tele|cell|mobile|home|work|smart)phone|tel|telefono?|telefon|ph|mobile|cell|cellular|fax|sms|whatsapp|text (me|us|to)|call (me|us|him|her|them)( (at|on))?|(reach|contact) (me|us|him|her|them)( (at|on))?|contact (no|number)|my number|daytime number)\b/g;
/** `contact id`, `mobile app`, `iphone key`: a number of a thing. */
const THING = /\b(ids?|app|key|imei|packets)\b/;

/** Numbers for drama of the United Kingdom (Ofcom, telephone numbers for drama purposes): London, mobiles, no area. */
const DRAMA = [/^44(?:0)?2079460\d{3}$/, /^44(?:0)?7700900\d{3}$/, /^44(?:0)?1632960\d{3}$/];

/**
 * Telephone numbers of North America, and foreign ones that begin with `+`.
 *
 * Safe are 555-0100 to 555-0199 in every area, set aside for fiction by the numbering plan (ATIS-0300048, 555 NXX
 * assignment guidelines); of the older toll-free code 800, whose 555 numbers had been given away, only 800-555-0199.
 * Not numbers at all are areas and exchanges that begin with 0 or 1, N11 codes, and the areas N9X, 37X and 96X, which
 * are kept for the plan's own growth (NANPA). Toll-free numbers count: some are a person's.
 *
 * Ten digits in a row, or with blanks alone, are only one where a word says so, or, with blanks, where they stand alone.
 */
export function* phone(searched: Searched): Iterable<Candidate> {
  yield* american(searched);
  if (searched.text.includes('+')) yield* foreign(searched);
}

function* american(searched: Searched): Iterable<Candidate> {
  const { text } = searched;
  for (const match of text.matchAll(AMERICAN)) {
    const [whole, country = '', open, inside, bare, first, exchange = '', second, line = ''] = match;
    const area = inside ?? bare ?? '';
    if (!isNumber(area, exchange) || isFiction(area, exchange, line)) continue;
    const end = match.index + whole.length;
    const piece = isPiece(text, match.index, end) && !EXTENSION.test(text.slice(end, end + 6));
    const [front, back] = [first?.trim() ?? '', second?.trim() ?? ''];
    const clear = open !== undefined || country.startsWith('+') || isOneStyle(front, back);
    const alone = first === ' ' && second === ' ' && standsAlone(text, match.index, end);
    if (piece) continue;
    if (clear || alone || isSaid(wordsAbout(searched, match.index, end), SAID, THING)) {
      const digits = area + exchange + line;
      yield { kind: 'phone', text: whole, index: match.index, aliases: [digits, `1${digits}`] };
    }
  }
}

function* foreign({ text }: Searched): Iterable<Candidate> {
  for (const match of text.matchAll(FOREIGN)) {
    const [whole, rest = ''] = match;
    const digits = rest.replace(/\D/g, '');
    if (digits.length < (digits === rest ? 10 : 8) || DRAMA.some((range) => range.test(digits))) continue;
    if (isPiece(text, match.index, match.index + whole.length)) continue;
    yield { kind: 'phone', text: whole, index: match.index };
  }
}

function isNumber(area: string, exchange: string): boolean {
  return !/^(?:.11|.9.|37.|96.)$/.test(area) && !/^.11$/.test(exchange);
}

function isFiction(area: string, exchange: string, line: string): boolean {
  return exchange === '555' && (area === '800' ? line === '0199' : line.startsWith('01'));
}

/** `202-456`, `202.456`, `202/456-` and `202 456-` are how people write it; 252.227-7013 is a clause of the DFARS. */
function isOneStyle(front: string, back: string): boolean {
  if (back === '') return false;
  return front === back || (back === '-' && front !== '.');
}
