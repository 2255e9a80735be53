/** Letters and digits are never escaped: `%42` is arithmetic, in code. */
const ESCAPE = '%(?!3\\d|[46][1-9a-f]|[57][\\da])[\\da-f]{2}';
const ESCAPED = new RegExp(ESCAPE, 'i');
const PIECES = new RegExp(`(?:${ESCAPE})+|[^%]+|%`, 'gi');

/** A text without percent-encoding, and where each of its characters came from. */
export interface Decoded {
  text: string;
  /** Index in the encoded text of the character at `index`. */
  origin(index: number): number;
}

/**
 * Undoes percent-encoding as addresses and forms have it, `+` for a blank included, where a log shows them raw. A word
 * without `%` stays as it is, and so does an escape that is not UTF-8.
 */
export function decoded(text: string): Decoded {
  if (!text.includes('%') || !ESCAPED.test(text)) return { text, origin: (index) => index };
  let plain = '';
  const origins: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\s+|\S+/g)) {
    const isEncoded = ESCAPED.test(word);
    for (const { 0: piece, index: at } of word.matchAll(PIECES)) {
      const shown = isEncoded ? unescaped(piece) : piece;
      // Inside a run of escapes the places are only known for single bytes; elsewhere every character has its own.
      const width = shown.length * 3 === piece.length && piece.startsWith('%') ? 3 : 1;
      for (let i = 0; i < shown.length; i++) origins.push(index + at + Math.min(i * width, piece.length - 1));
      plain += shown;
    }
  }
  return { text: plain, origin: (index) => origins[index] ?? text.length };
}

function unescaped(piece: string): string {
  if (!piece.startsWith('%')) return piece.replaceAll('+', ' ');
  if (piece === '%') return piece;
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
