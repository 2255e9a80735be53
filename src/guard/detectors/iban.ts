import type { Candidate, Searched } from '../finding.ts';

/** Length of an IBAN by country (SWIFT, IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 ' +
    'SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The examples that the registry itself prints, and the one that nearly every guide shows. */
const EXAMPLES = new Set(
  (
    'GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 DE89370400440532013000 ' +
    'FR1420041010050500013M02606 FR7630006000011234567890189 ES9121000418450200051332 IT60X0542811101000000123456 ' +
    'NL91ABNA0417164300 BE68539007547034 CH9300762011623852957 AT611904300234573201 IE29AIBK93115212345678 ' +
    'PT50000201231234567890154 SE4550000000058398257466 NO9386011117947 DK5000400440116243 FI2112345600000785 ' +
    'PL61109010140000071219812874'
  ).split(' '),
);

const BEGIN = /(?<![A-Za-z\d])[A-Za-z]{2}\d{2}(?= ?[A-Za-z\d]{4})/g;

/**
 * International bank account numbers: right length for the country and right check digits (ISO 13616, mod 97-10). Safe
 * are the examples of the registry.
 */
export function* iban({ text }: Searched): Iterable<Candidate> {
  for (const match of text.matchAll(BEGIN)) {
    const length = LENGTHS[match[0].slice(0, 2).toUpperCase()];
    const whole = length === undefined ? undefined : take(text, match.index, length);
    if (whole === undefined) continue;
    const plain = whole.replaceAll(' ', '').toUpperCase();
    if (remainder(plain) === 1 && !EXAMPLES.has(plain))
      yield { kind: 'iban', text: whole, index: match.index };
  }
}

/** So many letters and digits from `start` on, single blanks between them; undefined when more or fewer stand there. */
function take(text: string, start: number, length: number): string | undefined {
  let end = start;
  for (let taken = 0; taken < length; end += 1) {
    const character = text.charAt(end);
    if (/[A-Za-z\d]/.test(character)) taken += 1;
    else if (character !== ' ' || text.charAt(end - 1) === ' ') return undefined;
  }
  return /[A-Za-z\d]/.test(text.charAt(end)) ? undefined : text.slice(start, end);
}

/** The number mod 97 after the first four characters went to its end, letters read as 10 to 35. */
function remainder(plain: string): number {
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
