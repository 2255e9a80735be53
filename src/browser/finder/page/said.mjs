// What elements say: their text, as it is read out or as it is seen.
import { written } from './words.mjs';
import { shownIn } from './tree.mjs';

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'datalist']);
const CONTROLS = new Set(['select', 'textarea', 'button', 'iframe', 'meter', 'progress']);
const PRESSED = new Set(['button', 'combobox', 'listbox', 'textbox', 'slider', 'spinbutton', 'menu']);

/** Stands between two boxes. */
const BREAK = '\n';

/**
 * How to listen. `read`: as a screen reader, which leaves out what is hidden from it and knows other names of parts;
 * else as somebody who looks. `label`: the controls in it are no part of it. `without`: nor is this. `values`: what is
 * chosen in lists, written on buttons and shown in fields that cannot be changed is a part of it.
 * @typedef {{ read?: boolean, label?: boolean, without?: Element, values?: boolean }} Listening
 */

/**
 * The text that an element shows, hidden parts left out, with the names of pictures, on one line.
 * @param {Element} element
 * @param {Listening} [how]
 */
export function textOf(element, how = {}) {
  // Who refers to a hidden element means what is in it.
  const hidden = !element.checkVisibility() && getComputedStyle(element).display !== 'contents';
  return written(hidden ? element.textContent : shownText(element, how).join(''));
}

/**
 * The same with a line for each paragraph, row and box.
 * @param {Element} element
 */
export function linesOf(element) {
  const parts = shownText(element, { values: true }).map((part) =>
    part === BREAK ? '\n' : part.replace(/\s+/g, ' '),
  );
  return parts.join('').split('\n').map(written).filter(Boolean).join('\n');
}

/**
 * @param {Element} element
 * @param {Listening} how
 */
function shownText(element, how) {
  /** @type {string[]} */
  const parts = [];
  for (const node of shownIn(element)) gather(node, how, parts);
  return parts;
}

/**
 * @param {Node} node
 * @param {Listening} how
 * @param {string[]} parts
 */
function gather(node, how, parts) {
  if (node instanceof Text) parts.push(node.data);
  if (!(node instanceof Element) || node === how.without || SILENT.has(node.localName)) return;
  if (how.read && node.ariaHidden === 'true') return;
  if (how.label && isControl(node)) return void parts.push(BREAK);
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility !== 'visible') return;
  const apart = /^(?:inline|contents)$/.test(style.display)
    ? ''
    : style.display.startsWith('inline')
      ? ' '
      : BREAK;
  parts.push(apart);
  const other = how.read || isPicture(node) ? ownName(node) : how.values ? valueOf(node) : '';
  if (other) parts.push(other);
  else if (!isPicture(node) && !isField(node)) for (const child of shownIn(node)) gather(child, how, parts);
  parts.push(node.localName === 'br' ? BREAK : apart);
}

/** @param {Element} node */
function isControl(node) {
  if (CONTROLS.has(node.localName)) return true;
  const role = node.getAttribute('role');
  return node instanceof HTMLInputElement || (role !== null && PRESSED.has(role));
}

/** @param {Element} node */
function isField(node) {
  return /^(?:select|textarea|input|iframe)$/i.test(node.localName);
}

/** @param {Element} node */
function isPicture(node) {
  return /^(?:img|svg|area)$/i.test(node.localName) || node.getAttribute('role') === 'img';
}

/**
 * The name a part of a text has of its own: a label for readers, what a picture shows, what a button says.
 * @param {Element} node
 */
function ownName(node) {
  const label = node.getAttribute('aria-label')?.trim();
  if (label) return label;
  if (node instanceof SVGElement) return drawnText(node);
  if (node instanceof HTMLInputElement) return buttonText(node);
  return isPicture(node) ? (node.getAttribute('alt') ?? '') : '';
}

/**
 * What a field shows that nobody typed: what is chosen, what is written on it, what cannot be changed.
 * @param {Element} node
 */
function valueOf(node) {
  if (node instanceof HTMLSelectElement) return [...node.selectedOptions].map(({ label }) => label).join(' ');
  if (node instanceof HTMLTextAreaElement) return node.readOnly || node.disabled ? node.value : '';
  if (!(node instanceof HTMLInputElement)) return '';
  return (node.readOnly || node.disabled) && node.type !== 'password' ? node.value : buttonText(node);
}

/**
 * What a drawing says: its title, else the text drawn in it.
 * @param {SVGElement} drawing
 */
export function drawnText(drawing) {
  const texts = [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent);
  return drawing.querySelector('title')?.textContent ?? texts.join(' ');
}

/**
 * What is written on a button that is an input; the browser writes on those without a value.
 * @param {HTMLInputElement} input
 */
export function buttonText(input) {
  if (input.type === 'image') return input.alt || input.value;
  if (input.type === 'submit') return input.value || 'Submit';
  if (input.type === 'reset') return input.value || 'Reset';
  return input.type === 'button' ? input.value : '';
}

/**
 * What style sheets write in and around an element: `::before { content: "Close" }`.
 * @param {Element} element
 */
export function styledText(element) {
  const parts = [element, element.firstElementChild].flatMap((part) =>
    part ? ['::before', '::after'].map((side) => getComputedStyle(part, side).content) : [],
  );
  const texts = parts.map((content) => /^"((?:[^"\\]|\\.)*)"$/.exec(content)?.[1] ?? '');
  return written(texts.join(' ').replace(/\p{Co}/gu, ''));
}
