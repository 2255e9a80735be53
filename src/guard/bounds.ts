const WORD = /[\p{L}\p{N}_]/u;
const DIGIT = /\d/;

/**
 * Whether the value from `start` to `end` is only a piece of a longer word or number: `4.2.1.3`, `415-233-1002-A`, the
 * middle of a UUID, the digits of `.4906619460083532`. A full stop at the end of a sentence joins nothing.
 */
export function isPiece(text: string, start: number, end: number): boolean {
  return text.charAt(start - 1) === '.' || joins(text, start - 1, -1) || joins(text, end, 1);
}

function joins(text: string, at: number, step: 1 | -1): boolean {
  const next = text.charAt(at);
  if (next === '') return false;
  if (WORD.test(next)) return true;
  const beyond = text.charAt(at + step);
  return next === '-' ? WORD.test(beyond) : next === '.' && DIGIT.test(beyond);
}

/** Blanks beyond this many characters are not looked through. */
const NEAR = 64;
const OPENS = /[\s"'`,;|>([=:]/;
const CLOSES = /[\s"'`,;|<)\]&]/;

/**
 * Whether a value stands by itself: it is all of the text, or quotes, commas or tags hold it on both sides. A number
 * among others in a line of figures does not.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start).trimEnd();
  const after = text.slice(end, end + NEAR).trimStart();
  return edge(before, text.charAt(start - 1), OPENS) && edge(after, text.charAt(end), CLOSES);
}

function edge(beyond: string, next: string, holds: RegExp): boolean {
  return beyond === '' || (next !== ' ' && holds.test(next));
}

/** What people write when they must write something: `12345678`, `987654321`, `00000000`. */
export function isPlaceholder(digits: string): boolean {
  return (
    /^(\d)\1+$/.test(digits) ||
    '12345678901234567'.startsWith(digits) ||
    '0123456789'.startsWith(digits) ||
    '9876543210'.startsWith(digits)
  );
}
