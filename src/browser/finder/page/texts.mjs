// Where on the page a text stands.
import { closeness, LOOSE, mayBePart, WORDS } from './words.mjs';

/** @typedef {import('./words.mjs').Asked} Asked */
/** @typedef {{ element: Element, close: number }} Standing */

/** Words of one name may be spread over so many levels of markup. */
const LEVELS = 4;
/** An element with so much more text than was asked for is not called so, characters. */
const MORE = 120;
const NOT_SHOWN = /^(?:script|style|template|noscript|option|title|textarea)$/;

/**
 * The innermost elements whose text is what was asked for, or has its words; hidden ones too.
 * @param {Asked} name
 * @param {readonly import('./tree.mjs').Root[]} roots
 * @returns {Standing[]}
 */
export function textsLike(name, roots) {
  /** @type {Map<Element, Standing>} */
  const found = new Map();
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node;
      if (!parentElement || !mayBePart(/** @type {Text} */ (node).data, name)) continue;
      if (NOT_SHOWN.test(parentElement.localName)) continue;
      const standing = innermost(parentElement, /** @type {Text} */ (node).data, name);
      if (standing && !found.has(standing.element)) found.set(standing.element, standing);
    }
  }
  return [...found.values()];
}

/**
 * @param {Element} element
 * @param {string} own a piece of its text, which may be a name by itself: `Yes <small>most people</small>`.
 * @param {Asked} name
 * @returns {Standing | undefined}
 */
function innermost(element, own, name) {
  const alone = closeness(own, name);
  if (alone !== undefined && alone <= LOOSE) return { element, close: alone };
  /** @type {Standing | undefined} */
  let words;
  let at = /** @type {Element | null} */ (element);
  for (let level = 0; at && level < LEVELS; level += 1) {
    const text = at.textContent;
    if (text.length > name.written.length * 3 + MORE) break;
    const close = closeness(text, name);
    if (close !== undefined && close <= LOOSE) return { element: at, close };
    if (close === WORDS) words ??= { element: at, close };
    at = at.parentElement;
  }
  return words;
}
