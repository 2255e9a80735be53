// One look at the page: its controls and their labels.
import { CONTROLS, isField, widgetOf } from './kinds.mjs';
import { allOf, byId, rootsOf } from './tree.mjs';

/** @typedef {import('./kinds.mjs').Widget} Widget */
/** @typedef {{ element: Element, widget: Widget }} Control */

/**
 * What is on the page at this moment. Computed when it is needed, once.
 * @typedef {object} Look
 * @property {readonly import('./tree.mjs').Root[]} roots
 * @property {readonly Control[]} controls in the order of the page.
 * @property {ReadonlyMap<Element, Widget>} widgets the same, to look one up.
 * @property {readonly Element[]} dialogs those that may stand in front of the rest.
 * @property {readonly Element[]} lone labels that belong to no control.
 * @property {(element: Element) => readonly Element[]} labelsOf
 * @property {Map<Element, import('./names.mjs').Called[]>} names what controls are called, as far as somebody asked.
 */

/** One walk through the page for all of it. */
const LOOKED_AT = `${CONTROLS}, label, dialog, [aria-modal=true]`;

/** @type {readonly Element[]} */
const NONE = [];

/**
 * @param {Document} page
 * @returns {Look}
 */
export function lookAt(page) {
  const roots = rootsOf(page);
  /** @type {Map<Element, Widget>} */
  const widgets = new Map();
  const controls = [];
  const labels = [];
  const dialogs = [];
  for (const element of allOf(LOOKED_AT, roots)) {
    if (element instanceof HTMLLabelElement) labels.push(element);
    if (element.localName === 'dialog' || element.ariaModal === 'true') dialogs.push(element);
    const widget = widgetOf(element);
    if (!widget) continue;
    controls.push({ element, widget });
    widgets.set(element, widget);
  }
  const { byControl, lone } = labelled(labels);
  return {
    roots,
    controls,
    widgets,
    dialogs,
    lone,
    labelsOf: (element) => byControl.get(element) ?? NONE,
    names: new Map(),
  };
}

/** @param {readonly HTMLLabelElement[]} labels */
function labelled(labels) {
  /** @type {Map<Element, Element[]>} */
  const byControl = new Map();
  /** @type {Element[]} */
  const lone = [];
  for (const label of labels) {
    const control = controlOf(label);
    const others = control && byControl.get(control);
    if (others) others.push(label);
    else if (control) byControl.set(control, [label]);
    else lone.push(label);
  }
  return { byControl, lone };
}

/**
 * The control a label belongs to; also one that HTML does not know as such: a web component, a widget made of divs.
 * @param {HTMLLabelElement} label
 * @returns {Element | null}
 */
function controlOf(label) {
  if (label.control) return label.control;
  if (label.htmlFor) {
    const named = byId(label, label.htmlFor);
    // A hidden value behind a drawn widget has no use for a label, but a web component has.
    return named && (widgetOf(named) || named.shadowRoot) ? named : null;
  }
  const inside = [...label.querySelectorAll(CONTROLS)];
  return inside.find((element) => isField(widgetOf(element) ?? 'other')) ?? null;
}
