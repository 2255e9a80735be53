// Controls in words, for sentences.
import { textsBeside } from './beside.mjs';
import { authorsWords, namesOf, rawText } from './names.mjs';
import { regionNames } from './regions.mjs';
import { textOf } from './said.mjs';
import { isSeen } from './sight.mjs';
import { parentOf } from './tree.mjs';
import { isUnit } from './units.mjs';
import { written } from './words.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/** A longer name is cut, characters. */
const LONG = 60;

/** @type {Partial<Record<import('./kinds.mjs').Widget, string>>} */
const WORD = {
  button: 'button',
  link: 'link',
  tab: 'tab',
  'menu-item': 'menu item',
  option: 'option',
  checkbox: 'checkbox',
  switch: 'switch',
  radio: 'radio button',
  'radio-group': 'question',
  'date-parts': 'date',
  file: 'upload',
  'drop-zone': 'upload',
  other: 'control',
};

/**
 * What a control is called: by the label one sees, by name, by the text beside it, at last as its author calls it.
 * @param {Control} control
 * @param {Look} look
 */
export function nameOf(control, look) {
  const label = look.labelsOf(control.element).find(isSeen);
  const names = label ? [textOf(label, { read: true, label: true, without: control.element })] : [];
  for (const { text } of namesOf(control, look)) names.push(written(text()));
  const name = names.find((one) => one !== '');
  return name ?? textsBeside(control, look)[0] ?? authorsWords(control.element)[0] ?? '';
}

/**
 * A control as a sentence says it: `button “Send”`.
 * @param {Control} control
 * @param {Look} look
 */
export function shownAs(control, look) {
  const word = WORD[control.widget] ?? 'field';
  const name = control.widget === 'drop-zone' ? textOf(control.element) : nameOf(control, look);
  return name === '' ? `${word} without a name` : `${word} “${cut(name)}”`;
}

/** @param {string} text */
export function cut(text) {
  return text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text;
}

/**
 * What tells the part of the page a control is in from others like it: its title, or the text it begins with.
 * @param {Element} element
 */
export function contextOf(element) {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    if (!isUnit(at)) continue;
    const heading = at.querySelector('h1, h2, h3, h4, h5, h6, [role=heading], th');
    const [name] = [...regionNames(at), ...(heading && !heading.contains(element) ? [rawText(heading)] : [])];
    const said = written(name ?? firstText(at, element));
    if (said !== '') return said.length > LONG ? '' : said;
  }
  return '';
}

/**
 * @param {Element} unit
 * @param {Element} except
 */
function firstText(unit, except) {
  const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text !== '' && !except.contains(node) && node.parentElement?.checkVisibility()) return text;
  }
  return '';
}

/**
 * A selector that points at it and at nothing else; empty when there is no short one.
 * @param {Element} element
 */
export function selectorOf(element) {
  if (element.id === '' || !/^[A-Za-z][\w-]*$/.test(element.id)) return '';
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return root.querySelectorAll(`#${element.id}`).length === 1 ? `css=#${element.id}` : '';
}
