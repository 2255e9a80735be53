// How names are compared. Pure text: nothing here knows of a page.

/** How close a name comes to what was asked for; smaller is closer. */
export const LETTER = 0;
export const LOOSE = 1;
export const WORDS = 2;

/** Soft hyphens, zero-width characters and marks of direction: there, but nobody sees them. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const SPACES = /\s+/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Accents of Latin, Greek and Cyrillic letters; the signs of other scripts are letters of their own. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Glyphs of icon fonts live in the private use areas. */
const GLYPHS = /[\p{Co}\uFE0E\uFE0F]/gu;
const MUST =
  'required|optional|mandatory|erforderlich|pflichtfeld|freiwillig|obligatorio|obligatoria|requerido|requerida|opcional|obligatoire|facultatif|requis';
/** What forms add to a label and nobody says: `(required)`, `[optional]`, `– optional`, `* required`. */
const ADDED = new RegExp(
  `\\s*[([](?:${MUST})[)\\]]\\s*$|\\s*[*,|·–—-]\\s*(?:${MUST})$|^[([](?:${MUST})[)\\]]\\s*`,
  'u',
);
const EDGES = /^[\s*:·•|.,;!?_~"'←→›‹▸▾▼▲▶◀►◄✓✔✕✖×…–—-]+|[\s*:·•|.,;!?_~"'←→›‹▸▾▼▲▶◀►◄✓✔✕✖×…–—-]+$/gu;
const PICTURES = /^(?:\p{Extended_Pictographic}|\s)+|(?:\p{Extended_Pictographic}|\s)+$/gu;
/** A name that is so much longer than what was asked for can only have it as a part, characters. */
const LONG = 400;
const ENDS_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}]/u;
const LETTERS_ONLY = /[^\p{L}\p{N}]+/gu;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Text as it is written, but for white space and what nobody sees.
 * @param {string} text
 */
export function written(text) {
  const plain = BEYOND_ASCII.test(text) ? text.replace(UNSEEN, '').normalize('NFC') : text;
  return plain.replace(SPACES, ' ').trim();
}

/**
 * Text in small letters, without accents, glyphs and typographers' quotes.
 * @param {string} text
 */
export function folded(text) {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(UNSEEN, '')
    .replace(GLYPHS, ' ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[’‘´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .toLowerCase();
}

/**
 * Text as one says it: without case, accents, and the stars, colons, arrows and “(required)” around it.
 * @param {string} text
 */
export function loosely(text) {
  const whole = folded(text).replace(SPACES, ' ').trim();
  let bare = whole;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(EDGES, '').replace(ADDED, '');
    if (BEYOND_ASCII.test(bare)) bare = bare.replace(PICTURES, '');
  }
  // A name that is nothing but signs, such as ×, is that sign.
  return bare === '' ? whole : bare;
}

/**
 * Text without anything but letters and digits: `passport_id` and “Passport ID” are the same.
 * @param {string} text
 */
export function squeezed(text) {
  return folded(text).replace(LETTERS_ONLY, '');
}

/**
 * What is asked for, in every form it is compared in; its words, the longest first.
 * @typedef {{ written: string, loose: string, squeezed: string, words: string[] }} Asked
 */

/**
 * @param {string} name
 * @returns {Asked}
 */
export function asked(name) {
  const loose = loosely(name);
  const words = loose
    .split(LETTERS_ONLY)
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length);
  return {
    written: written(name),
    loose,
    squeezed: squeezed(name),
    words: words.length > 0 ? words : [loose],
  };
}

/**
 * Whether it is worth looking closer: a text that lacks a word of the name cannot be meant.
 * @param {string} text
 * @param {Asked} name
 */
export function mayMean(text, name) {
  const all = folded(text);
  return name.words.every((word) => all.includes(word));
}

/**
 * Whether a piece of a text may be a piece of the name.
 * @param {string} text
 * @param {Asked} name
 */
export function mayBePart(text, { words: [longest = ''] }) {
  return folded(text).includes(longest);
}

/**
 * How close a text comes to a name; undefined when it is something else.
 * @param {string} text
 * @param {Asked} name
 */
export function closeness(text, name) {
  if (name.written === '') return undefined;
  if (written(text) === name.written) return LETTER;
  const isLong = text.length > Math.max(LONG, name.written.length * 2);
  const loose = isLong ? folded(text).replace(SPACES, ' ') : loosely(text);
  if (loose === name.loose) return LOOSE;
  return hasWords(loose, name.loose) ? WORDS : undefined;
}

/**
 * Whole words of a longer text: “State” is in “State of residence”, not in “Statement”.
 * @param {string} text
 * @param {string} words
 */
function hasWords(text, words) {
  // A name of nothing but accents; an empty text would be found for ever.
  if (words === '') return false;
  const isUnspaced = UNSPACED.test(words);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    // Two units hold a letter of any plane.
    const isApart =
      !ENDS_WORD.test(text.slice(Math.max(0, at - 2), at)) && !BEGINS_WORD.test(text.slice(end, end + 2));
    if (isUnspaced || isApart) return true;
  }
  return false;
}

/**
 * How close an author's word such as `user[passport_id]` comes to a name; only as a whole.
 * @param {string} word
 * @param {Asked} name
 */
export function authored(word, name) {
  if (word === name.written) return LETTER;
  if (name.squeezed === '' || word.length < name.squeezed.length) return undefined;
  if (squeezed(word) === name.squeezed) return LOOSE;
  const last = /[[.:]([^[\].:]+)\]?$/.exec(word)?.[1];
  return last !== undefined && squeezed(last) === name.squeezed ? WORDS : undefined;
}
