// The text that stands beside a field, where nobody tied it to the field: a person reads it as the field's name.
import { CONTROLS, isField, isGroup } from './kinds.mjs';
import { textOf } from './said.mjs';
import { parentOf } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/** Text farther away than so many levels of markup stands beside something else. */
const LEVELS = 4;
const BORDER =
  'form, fieldset, section, article, main, aside, dialog, table, body, li, [role=dialog], [role=group]';
const HEADING = 'h1, h2, h3, h4, h5, h6, [role=heading]';
const INLINE_BREAK = /^(?:br|hr|script|style|template)$/;
/** A help button may stand between a label and its field, and the tools of an editor. */
const PASSED = 'button, a, [role=button], [role=tooltip], [role=toolbar], img, svg';

/**
 * The texts beside a field, the nearest first: before it, after a checkbox; the cell before it, the head of its column.
 * @param {Control} control
 * @param {Look} look
 * @returns {string[]}
 */
export function textsBeside({ element, widget }, look) {
  if (!isField(widget) && !isGroup(widget)) return [];
  if (/^(?:checkbox|radio|switch)$/.test(widget)) {
    const after = textFrom(element, look, 'nextSibling');
    if (after.length > 0) return after;
  }
  /** @type {Element | null} */
  let at = element;
  for (let level = 0; at && level < LEVELS; level += 1) {
    if (isTitled(at) && element.getAttribute('placeholder')?.trim()) return [];
    const texts = textFrom(at, look, 'previousSibling');
    if (texts.length > 0) return texts;
    if (fieldBefore(at, look)) return [];
    const parent = parentOf(at);
    if (parent instanceof HTMLTableCellElement) return textsInTable(element, look);
    if (parent?.localName === 'dd') return termOf(parent);
    if (!parent || parent.matches(BORDER)) return [];
    at = parent;
  }
  return [];
}

/**
 * Whether a heading stands before it. That is the name of a field which says nothing itself; of others it is that of
 * the part of the page they are in.
 * @param {Element} element
 */
function isTitled({ previousElementSibling: before }) {
  return before !== null && (before.matches(HEADING) || before.querySelector(HEADING) !== null);
}

/**
 * The text next to an element among its siblings; the last piece of it, and all of it where it goes over several.
 * @param {Element} element
 * @param {Look} look
 * @param {'previousSibling' | 'nextSibling'} way
 */
function textFrom(element, look, way) {
  /** @type {string[]} */
  const pieces = [];
  for (let node = element[way]; node; node = node[way]) {
    if (node instanceof Element) {
      if (INLINE_BREAK.test(node.localName) && pieces.length > 0) break;
      if (holdsField(node, look) || belongsElsewhere(node, look)) break;
      if (node.matches(PASSED)) continue;
    }
    const text = (node instanceof Element ? textOf(node) : (node.textContent ?? '')).trim();
    if (text === '') continue;
    pieces.push(text);
    if (node instanceof Element && getComputedStyle(node).display !== 'inline') break;
  }
  const [nearest] = pieces;
  if (nearest === undefined) return [];
  const all = way === 'previousSibling' ? pieces.toReversed() : pieces;
  return pieces.length > 1 ? [nearest, all.join(' ')] : [nearest];
}

/**
 * @param {Element} element
 * @param {Look} look
 */
function fieldBefore(element, look) {
  for (let node = element.previousElementSibling; node; node = node.previousElementSibling) {
    if (holdsField(node, look)) return true;
  }
  return false;
}

/**
 * @param {Element} element
 * @param {Look} look
 */
function holdsField(element, look) {
  const isOne = (/** @type {Element} */ one) => {
    const widget = look.widgets.get(one);
    return widget !== undefined && isField(widget) && one.checkVisibility();
  };
  return isOne(element) || [...element.querySelectorAll(CONTROLS)].some(isOne);
}

/**
 * The label of another field is not for this one.
 * @param {Element} element
 * @param {Look} look
 */
function belongsElsewhere(element, look) {
  const label = element.matches('label') ? element : element.querySelector('label');
  return label !== null && !look.lone.includes(label);
}

/**
 * What a field in a table is called by its place there: the head of its column, the cell before it. It holds for a
 * field with a name of its own too, which is often made up for those who do not see the table.
 * @param {Element} element
 * @param {Look} look
 * @returns {string[]}
 */
export function textsInTable(element, look) {
  const cell = element.closest('td, th');
  const row = cell?.parentElement;
  if (!(cell instanceof HTMLTableCellElement && row instanceof HTMLTableRowElement)) return [];
  const head = row.closest('table')?.rows[0];
  const column = head && head !== row ? head.cells[cell.cellIndex] : undefined;
  const before = row.cells[cell.cellIndex - 1];
  const texts = [];
  if (column?.localName === 'th') texts.push(textOf(column));
  if (before && !holdsField(before, look)) texts.push(textOf(before));
  return texts.filter(Boolean);
}

/** @param {Element} description */
function termOf(description) {
  const term = description.previousElementSibling;
  return term?.localName === 'dt' ? [textOf(term)] : [];
}
