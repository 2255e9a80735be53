// What a control is called, and by whom.
import { isGroup } from './kinds.mjs';
import { buttonText, drawnText, styledText, textOf } from './said.mjs';
import { byId, holds } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/** By what a control is called so, in the order in which it counts. */
export const NAME = 0;
export const LABEL = 1;
export const PLACEHOLDER = 2;
export const TEXT = 3;
export const TITLE = 4;
export const BESIDE = 5;

/**
 * Something a control is called. `raw` costs nothing and holds every word of `text()`, which leaves out what nobody
 * sees; so most names need no closer look.
 * @typedef {{ source: number, raw: string, text: () => string }} Called
 */

/** Controls that say what they are called; a field shows its value instead. */
const SAYING = new Set(['button', 'link', 'tab', 'menu-item', 'option', 'other']);
const SAYING_ROLES = new Set(['checkbox', 'switch', 'radio']);

/**
 * Everything a control is called by people who see or hear it.
 * @param {Control} control
 * @param {Look} look
 * @returns {Called[]}
 */
export function namesOf(control, look) {
  const known = look.names.get(control.element);
  const names = known ?? namesNow(control, look);
  if (!known) look.names.set(control.element, names);
  return names;
}

/**
 * @param {Control} control
 * @param {Look} look
 */
function namesNow(control, look) {
  const { element, widget } = control;
  /** @type {Called[]} */
  const names = [];
  /** @type {(raw: string | null | undefined, source: number, text?: () => string) => void} */
  const add = (raw, source, text) => {
    if (raw?.trim()) names.push({ source, raw, text: text ?? (() => raw) });
  };
  const nameOr = (/** @type {number} */ other) =>
    names.some(({ source }) => source === NAME) ? other : NAME;

  // A list refers to its label and to what is chosen in it; the latter is not what it is called.
  const parts = referred(element, 'aria-labelledby').filter(
    (part, _, all) => all.length === 1 || saysItself(control) || !holds(element, part),
  );
  const all = () => parts.map((part) => partText(part)).join(' ');
  if (parts.length > 0) add(parts.map(rawText).join(' '), NAME, all);
  if (parts.length > 1) for (const part of parts) add(rawText(part), LABEL, () => partText(part));
  add(element.getAttribute('aria-label'), nameOr(LABEL));
  for (const label of look.labelsOf(element)) {
    add(rawText(label), nameOr(LABEL), () => textOf(label, { read: true, label: true, without: element }));
  }
  if (isGroup(widget))
    for (const legend of legendsOf(element)) add(legend.textContent, nameOr(LABEL), () => textOf(legend));
  if (element instanceof HTMLInputElement) {
    if (widget === 'button') add(buttonText(element), nameOr(TEXT));
  } else if (saysItself(control)) {
    add(rawText(element), nameOr(TEXT), () => textOf(element, { read: true }));
    if (names.length === 0) add(styledText(element), NAME);
  }
  if (element instanceof SVGElement) add(drawnText(element), nameOr(LABEL));
  if (element.localName === 'iframe') add(element.getAttribute('title'), nameOr(LABEL));
  if (!names.some(({ source }) => source === NAME)) addFromHost(element, look, add);
  for (const placeholder of placeholdersOf(control)) add(placeholder, PLACEHOLDER);
  add(element.getAttribute('title'), TITLE);
  return names;
}

/** @param {Control} control */
function saysItself({ element, widget }) {
  return (
    SAYING.has(widget) || (SAYING_ROLES.has(widget) && SAYING_ROLES.has(element.getAttribute('role') ?? ''))
  );
}

/**
 * All the words an element may say.
 * @param {Element} element
 */
export function rawText(element) {
  const simple =
    element.firstElementChild === null && element.shadowRoot === null && element.localName !== 'slot';
  if (simple) return element.textContent;
  const richer = element.shadowRoot || element.querySelector('img, svg, input, slot, [aria-label]');
  return richer ? `${textOf(element, { read: true })} ${element.textContent}` : element.textContent;
}

/** @param {Element} part */
function partText(part) {
  return part.getAttribute('aria-label') ?? textOf(part, { read: true });
}

/**
 * The elements an attribute refers to.
 * @param {Element} element
 * @param {string} attribute
 */
export function referred(element, attribute) {
  const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean);
  return ids.flatMap((id) => byId(element, id) ?? []);
}

/**
 * What stands over a group: its legend, or what serves as one.
 * @param {Element} group
 */
export function legendsOf(group) {
  const legend = group.querySelector(':scope > legend, :scope > * > legend');
  if (!legend) return [];
  // The legend of a group inside is that group's: a form is not called what its first question is called.
  const holder = legend.parentElement;
  return holder !== group && holder?.localName === 'fieldset' ? [] : [legend];
}

/**
 * A field in a web component is called what the component is called.
 * @param {Element} element
 * @param {Look} look
 * @param {(raw: string | null | undefined, source: number, text?: () => string) => void} add
 */
function addFromHost(element, look, add) {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const { host } = root;
  add(host.getAttribute('aria-label') ?? host.getAttribute('label'), NAME);
  for (const label of look.labelsOf(host))
    add(rawText(label), NAME, () => textOf(label, { read: true, label: true }));
}

/**
 * What stands in a field as long as nothing was given.
 * @param {Control} control
 */
function placeholdersOf({ element, widget }) {
  if (element instanceof HTMLSelectElement) {
    // Not by taking the list apart: iterating over it costs more than all the rest.
    const first = element.options[0];
    return first && (first.value === '' || first.disabled) ? [first.label] : [];
  }
  const own = [element.getAttribute('placeholder'), element.getAttribute('aria-placeholder')];
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return own;
  if (widget === 'combobox') return [...own, textOf(element)];
  if (widget !== 'editor') return own;
  const drawn = element.matches('[data-placeholder]') ? element : element.querySelector('[data-placeholder]');
  return [...own, drawn?.getAttribute('data-placeholder')];
}

/**
 * What the author of the page calls a control.
 * @param {Element} element
 */
export function authorsWords(element) {
  const words = ['name', 'id', 'data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa'];
  return words.flatMap((word) => element.getAttribute(word) || []);
}
