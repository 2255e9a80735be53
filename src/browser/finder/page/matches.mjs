// The ways to find controls by a name.
import { textsBeside, textsInTable } from './beside.mjs';
import { isField, isGroup, likely } from './kinds.mjs';
import { namedByLone } from './lone.mjs';
import { authorsWords, BESIDE, NAME, namesOf, TEXT } from './names.mjs';
import { questionsOf } from './questions.mjs';
import { textsLike } from './texts.mjs';
import { pressableOf, zoneOf } from './tiles.mjs';
import { parentOf } from './tree.mjs';
import { authored, closeness, LOOSE, mayMean, WORDS } from './words.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('./words.mjs').Asked} Asked */
/** @typedef {import('./kinds.mjs').Intent} Intent */

/**
 * A control that may be meant. `level`: 0 what a person sees, as a whole; 1 what its author calls it; 2 a part of what
 * a person sees. In a level, smaller numbers of `key` come first: behind others, how likely for the intent, by what it
 * is called so, how closely.
 * @typedef {{ control: Control, level: number, source: number, close: number, rank: number, key: number[] }} Match
 */

/**
 * What to search for.
 * @typedef {object} Aim
 * @property {Intent} intent
 * @property {Asked} name
 * @property {(element: Element) => boolean} inside whether it lies where it is looked for.
 * @property {Element | undefined} modal the dialog in front.
 */

export const SEEN = 0;
export const AUTHOR = 1;
export const PART = 2;

/**
 * By accessible name, label, placeholder, title.
 * @param {Aim} aim
 * @param {Look} look
 */
export function matchesByName(aim, look) {
  /** @type {Match[]} */
  const matches = [];
  for (const control of look.controls) {
    const rank = likely(aim.intent, control.widget, control.element);
    if (rank === undefined || !aim.inside(control.element)) continue;
    for (const { source, raw, text } of namesOf(control, look)) {
      const close = mayMean(raw, aim.name) ? closeness(text(), aim.name) : undefined;
      if (close !== undefined) matches.push(match(control, rank, source, close));
    }
  }
  return matches;
}

/**
 * By a text: one of several in a control or its label, one that is no control but can be pressed, one beside a field.
 * @param {Aim} aim
 * @param {Look} look
 */
export function matchesByText(aim, look) {
  /** @type {Match[]} */
  const matches = [];
  for (const { element, close } of textsLike(aim.name, look.roots)) {
    const control = controlAround(element, look) ?? tileAround(element, aim);
    const rank = control && likely(aim.intent, control.widget, control.element);
    // A part of a part is no name.
    const isTile = control !== undefined && !look.widgets.has(control.element);
    if (!control || rank === undefined || !aim.inside(control.element)) continue;
    if (close <= LOOSE || isTile) matches.push(match(control, rank, TEXT, close));
  }
  for (const control of besideText(aim.intent, look)) {
    const rank = likely(aim.intent, control.widget, control.element);
    if (rank === undefined || !aim.inside(control.element)) continue;
    const texts = isNamed(control, look) ? textsInTable(control.element, look) : textsBeside(control, look);
    for (const text of texts) {
      const close = closeness(text, aim.name);
      if (close !== undefined) matches.push(match(control, rank, BESIDE, close));
    }
  }
  for (const { control, text } of namedByLone(look)) {
    const rank = isNamedBeside(control, aim.intent)
      ? likely(aim.intent, control.widget, control.element)
      : undefined;
    const close = closeness(text, aim.name);
    if (rank !== undefined && close !== undefined && aim.inside(control.element))
      matches.push(match(control, rank, BESIDE, close));
  }
  return matches;
}

/**
 * What the text beside it may name: fields, and questions; who presses something means a checkbox at most.
 * @param {Intent} intent
 * @param {Look} look
 */
function besideText(intent, look) {
  const fields = look.controls.filter((control) => isNamedBeside(control, intent));
  return intent === 'press' ? fields : [...fields, ...questionsOf(look)];
}

/**
 * @param {Control} control
 * @param {Intent} intent
 */
function isNamedBeside({ widget }, intent) {
  if (intent === 'press') return /^(?:checkbox|radio|switch)$/.test(widget);
  return isField(widget) || isGroup(widget);
}

/**
 * A widget that shows its value as its name is named by the label before it all the same, if that label has no other.
 * @param {Control} control
 * @param {Look} look
 */
function isNamed(control, look) {
  const name = namesOf(control, look).find(({ source }) => source === NAME);
  return name !== undefined && (control.widget !== 'combobox' || look.lone.length === 0);
}

/**
 * @param {Aim} aim
 * @param {Look} look
 */
export function matchesByAuthor(aim, look) {
  /** @type {Match[]} */
  const matches = [];
  const others = look.roots.flatMap((root) => [
    ...root.querySelectorAll(
      `[id=${JSON.stringify(aim.name.written)}], [data-testid=${JSON.stringify(aim.name.written)}]`,
    ),
  ]);
  const strangers = aim.intent === 'press' ? others.filter((element) => !look.widgets.has(element)) : [];
  const all = [
    ...look.controls,
    ...strangers.map((element) => ({ element, widget: /** @type {const} */ ('other') })),
  ];
  for (const control of all) {
    const rank = likely(aim.intent, control.widget, control.element);
    if (rank === undefined || !aim.inside(control.element)) continue;
    const found = authorsWords(control.element).map((word) => authored(word, aim.name) ?? Infinity);
    const close = Math.min(...found);
    if (close < Infinity) matches.push(match(control, rank, 0, close, AUTHOR));
  }
  return matches;
}

/**
 * @param {Control} control
 * @param {number} rank
 * @param {number} source
 * @param {number} close
 * @param {number} [level]
 * @returns {Match}
 */
function match(control, rank, source, close, level = close === WORDS ? PART : SEEN) {
  return { control, level, rank, source, close, key: [] };
}

/**
 * The control a text is a part of, or the label of.
 * @param {Element} element
 * @param {Look} look
 * @returns {Control | undefined}
 */
function controlAround(element, look) {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    const widget = look.widgets.get(at);
    if (widget && (!isGroup(widget) || element.closest('legend')?.parentElement === at))
      return { element: at, widget };
    if (at.localName === 'label') {
      const label = at;
      const control = look.controls.find((one) => look.labelsOf(one.element).includes(label));
      if (control) return control;
    }
    if (widget || /^(?:form|fieldset|main|body|table)$/.test(at.localName)) return undefined;
  }
  return undefined;
}

/**
 * @param {Element} element
 * @param {Aim} aim
 * @returns {Control | undefined}
 */
function tileAround(element, { intent, name }) {
  if (intent === 'upload') return zoneOf(element);
  return intent === 'press' && pressableOf(element, name) ? { element, widget: 'other' } : undefined;
}
