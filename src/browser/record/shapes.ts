import type { Identity } from '../../model/index.ts';

/** What a value looks like that belongs to a person, wherever it was typed. */
const SHAPES: readonly { form: RegExp; as: keyof Identity; holds?: (text: string) => boolean }[] = [
  { form: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u, as: 'email' },
  { form: /\b\d{3}-\d{2}-\d{4}\b/, as: 'ssn' },
  { form: /\b(?:\d[ -]?){12,18}\d\b/, as: 'cardNumber', holds: isCardNumber },
  { form: /\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}/, as: 'phone' },
  { form: /(?:\+1[ .-]?)?(?:\(\d{3}\) ?|\b\d{3}[ .-])\d{3}[ .-]\d{4}\b/, as: 'phone' },
];

/** A piece of a text that looks as if it belonged to a person. */
export interface Piece {
  text: string;
  template: string;
}

/** Everything in a text that looks like a mail address, a telephone, Social Security or card number. */
export function personalIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (const { form, as, holds } of SHAPES) {
    for (const [piece] of rest.matchAll(new RegExp(form, `${form.flags}g`))) {
      if (holds && !holds(piece)) continue;
      pieces.push({ text: piece, template: `{{ citizen.${as} }}` });
      rest = rest.replace(piece, ' ');
    }
  }
  return pieces;
}

/** Whether the last digit is right: ISO/IEC 7812, by Luhn. */
function isCardNumber(text: string): boolean {
  const digits = Array.from(text.replace(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const worth = place % 2 === 0 ? digit : digit * 2;
    return total + (worth > 9 ? worth - 9 : worth);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}
