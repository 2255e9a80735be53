// What a field holds and takes.
import { radiosIn } from './kinds.mjs';
import { referred } from './names.mjs';
import { textOf } from './said.mjs';
import { allOf, allShownIn, rootsOf } from './tree.mjs';
import { written } from './words.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/** What stands in a list as long as nothing was chosen. */
const PLEASE =
  /^(?:$|[-–—.…\s]+|[-–—\s]*(?:please |bitte |por favor )?(?:select|choose|pick|auswählen|wählen|selecciona|seleccione|elija|elige|choisir|sélectionne)\b)/i;
/** The star of a required field, or the word. */
const MUST = /\*|\((?:required|erforderlich|pflichtfeld|obligatorio|requerido|obligatoire)\)/i;

/** @param {Element} element */
export function typeOf(element) {
  return element instanceof HTMLInputElement ? element.type : '';
}

/**
 * Whether nothing was given yet.
 * @param {Control} control
 * @returns {boolean}
 */
export function isEmpty({ element, widget }) {
  const parts = partsOf({ element, widget });
  if (widget === 'radio-group') return !parts.some(isOn);
  if (widget === 'date-parts') return parts.some((part) => isEmpty({ element: part, widget: 'text' }));
  if (/^(?:checkbox|radio|switch)$/.test(widget)) return !isOn(element);
  if (widget === 'slider') return false;
  if (element instanceof HTMLSelectElement) return [...element.selectedOptions].every(isPlaceholder);
  if (element instanceof HTMLInputElement)
    return element.files ? element.files.length === 0 : element.value === '';
  if (element instanceof HTMLTextAreaElement) return element.value === '';
  const inner = element.querySelector('input');
  if (inner?.value) return false;
  if (widget === 'listbox') return !allOf('[role=option]', rootsOf(element)).some(isOn);
  return PLEASE.test(textOf(element));
}

/** @param {Element} element */
function isOn(element) {
  if (element instanceof HTMLInputElement) return element.checked;
  return ['aria-checked', 'aria-selected'].some((state) => element.getAttribute(state) === 'true');
}

/** @param {HTMLOptionElement} option */
function isPlaceholder(option) {
  return (
    option.value === '' ||
    (option.disabled && option.index === 0) ||
    (option.index === 0 && PLEASE.test(option.label))
  );
}

/**
 * The fields that a group stands for; the control itself, when it is no group.
 * @param {Control} control
 */
export function partsOf({ element, widget }) {
  if (widget === 'radio-group') return radiosIn(element);
  if (widget !== 'date-parts') return [element];
  return allOf('input:not([type=hidden]), select, [role=spinbutton]', rootsOf(element));
}

/**
 * Whether the page says that it must be filled in, by markup or by the star at its label.
 * @param {Control} control
 * @param {Look} look
 */
export function isRequired(control, look) {
  const { element } = control;
  const isMarked = (/** @type {Element} */ one) => one.matches(':required, [aria-required=true]');
  if (isMarked(element) || partsOf(control).some(isMarked)) return true;
  const legend = element.querySelector(':scope > legend');
  const labels = [
    ...look.labelsOf(element),
    ...referred(element, 'aria-labelledby'),
    ...(legend ? [legend] : []),
  ];
  return labels.some(
    (label) => MUST.test(label.textContent) || getComputedStyle(label, '::after').content.includes('*'),
  );
}

/**
 * The labels of what one can choose, without the placeholder.
 * @param {Control} control
 * @param {Look} look
 * @returns {string[]}
 */
export function optionsOf({ element, widget }, look) {
  if (element instanceof HTMLSelectElement) {
    return [...element.options].filter((option) => !option.disabled && !isPlaceholder(option)).map(labelOf);
  }
  if (element instanceof HTMLInputElement && element.list) return [...element.list.options].map(labelOf);
  if (widget === 'radio-group') {
    return radiosIn(element).map((radio) => {
      const [label] = look.labelsOf(radio);
      return label
        ? textOf(label, { read: true, label: true })
        : (radio.getAttribute('aria-label') ?? textOf(radio));
    });
  }
  const lists = ['aria-controls', 'aria-owns'].flatMap((attribute) => referred(element, attribute));
  const options = (widget === 'listbox' ? [element] : [...new Set(lists)]).flatMap((list) =>
    allShownIn(list, '[role=option]').map((option) => textOf(option)),
  );
  // A list that fills only when it opens may have the native one, which it was made of, hidden beside it.
  const source =
    options.length === 0 && widget === 'combobox' && element.parentElement?.querySelector('select');
  return source ? optionsOf({ element: source, widget: 'select' }, look) : options;
}

/**
 * What an option shows. Choices.js draws markup that the hidden list has as mere text.
 * @param {HTMLOptionElement} option
 */
function labelOf(option) {
  return written((option.label || option.value).replace(/<\/?[a-z][^>]*>/gi, ''));
}

/**
 * The limits that the page states, as it states them.
 * @param {Element} element
 */
export function limitsOf(element) {
  /** @type {{ pattern?: string, min?: string, max?: string, step?: string, accept?: string, minLength?: number, maxLength?: number }} */
  const limits = {};
  for (const name of /** @type {const} */ (['pattern', 'min', 'max', 'step', 'accept'])) {
    const value = element.getAttribute(name);
    if (value) limits[name] = value;
  }
  for (const name of /** @type {const} */ (['minLength', 'maxLength'])) {
    const value = element.getAttribute(name);
    if (value && Number.isInteger(Number(value))) limits[name] = Number(value);
  }
  return limits;
}
