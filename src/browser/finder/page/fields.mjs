// Answers “what is there to fill in, and what to press?”.
import { contextOf, nameOf, shownAs } from './describe.mjs';
import { errorOf, helpOf } from './hints.mjs';
import { groupKind, isField, isGroup, likely } from './kinds.mjs';
import { lookAt } from './look.mjs';
import { givenPlace, numberOf } from './memory.mjs';
import { authorsWords, rawText } from './names.mjs';
import { questionsOf } from './questions.mjs';
import { placesCalled, regionNames } from './regions.mjs';
import { drawnFor } from './drawn.mjs';
import { isBehind, isEnabled, isSeen, modalAmong, standIn } from './sight.mjs';
import { closest, holds, inPageOrder } from './tree.mjs';
import { isEmpty, isRequired, limitsOf, optionsOf, partsOf, typeOf } from './values.mjs';
import { written } from './words.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('../report.ts').FoundField} FoundField */
/** @typedef {import('../report.ts').FoundButton} FoundButton */

/**
 * The fields somebody can fill in now, in the order of the page. Radio buttons of one question are one field, and so
 * are the parts of a date.
 * @param {readonly string[]} within
 * @returns {FoundField[]}
 */
export function fields(within) {
  const look = lookAt(document);
  const [inside = () => false] = placesCalled(within, look);
  const groups = [...look.controls.flatMap((control) => asGroup(control)), ...questionsOf(look)];
  const single = look.controls.filter(
    (control) => !isGroup(control.widget) && !groups.some((group) => speaksFor(group, control)),
  );
  return [...single, ...groups]
    .filter(({ element }) => inside(element))
    .flatMap((control) => inUse(control, look))
    .filter((used, _, all) => !all.some((other) => makesNeedless(other, used)))
    .toSorted((a, b) => inPageOrder(a.control.element, b.control.element))
    .map(({ control, named }) => asField(control, named, look));
}

/** @typedef {{ control: Control, named: Control }} Used */

/**
 * A text field in a combobox is the one to fill; and a drawn widget goes by the name of the hidden field behind it.
 * @param {Used} other
 * @param {Used} one
 */
function makesNeedless(other, { control, named }) {
  const { element } = other.control;
  if (other.control.element === control.element) return other.named !== named && named === control;
  return !isGroup(control.widget) && holds(control.element, element);
}

/**
 * Fields that a group speaks for: the radio buttons of a question, but not a field that its answer reveals.
 * @param {Control} group
 * @param {Control} control
 */
function speaksFor(group, { element, widget }) {
  return holds(group.element, element) && (group.widget === 'date-parts' || widget === 'radio');
}

/**
 * @param {Control} control
 * @returns {Control[]}
 */
function asGroup({ element, widget }) {
  const kind = isGroup(widget) && isSeen(element) ? groupKind(element) : undefined;
  // Month and year of a card's expiry say themselves what they are.
  if (!kind || element.querySelector('[autocomplete*=cc-exp]')) return [];
  return [{ element, widget: kind }];
}

/**
 * The control as somebody uses it; `named` is the one that has the name and the options, a hidden one at times.
 * @param {Control} control
 * @param {Look} look
 * @returns {Used[]}
 */
function inUse(control, look) {
  const { element, widget } = control;
  const isAsked =
    isGroup(widget) || widget === 'file' || (isField(widget) && likely('fill', widget, element) !== 3);
  if (!isAsked || !isEnabled(element) || isLocked(control)) return [];
  const seen = isGroup(widget) ? element : standIn(element, look.labelsOf(element));
  if (seen) return isBehind(seen, modalAmong(look.dialogs)) ? [] : [{ control, named: control }];
  if (widget === 'file') return [{ control, named: control }];
  const drawn = drawnFor(element, 'fill', look);
  return drawn ? [{ control: drawn, named: control }] : [];
}

/**
 * A field that only shows something; those that open a calendar or a list take no keys either, and are meant to be
 * filled in.
 * @param {Control} control
 */
function isLocked({ element, widget }) {
  return (widget === 'text' || widget === 'number') && /** @type {HTMLInputElement} */ (element).readOnly;
}

/**
 * @param {Control} control
 * @param {Control} named
 * @param {Look} look
 * @returns {FoundField}
 */
function asField(control, named, look) {
  const { element, widget } = control;
  const group = groupOf(element);
  const parts = isGroup(widget) ? partsOf(control) : [named.element];
  const help = helpOf([named.element, ...parts]);
  const error = errorOf(element, look);
  return {
    candidate: {
      number: numberOf(element),
      widget,
      shown: shownAs({ ...control, element: named.element }, look),
      inFrame: element instanceof HTMLIFrameElement,
      enabled: true,
      place: '',
      context: '',
      selector: '',
    },
    field: {
      name: nameOf({ ...control, element: named.element }, look),
      widget,
      type: typeOf(element),
      autocomplete: (element.getAttribute('autocomplete') ?? '').trim().split(/\s+/).at(-1) ?? '',
      ...(group ? { group } : {}),
      ...(help ? { help } : {}),
      hints: [...new Set(parts.flatMap(authorsWords))].join(' '),
      required: isRequired(named, look),
      empty: isEmpty(control),
      options: optionsOf(named, look),
      ...limitsOf(element),
      ...(error ? { error } : {}),
    },
  };
}

/**
 * The legend of the group a field stands in.
 * @param {Element} element
 */
function groupOf(element) {
  const group = closest(element.parentElement, 'fieldset, [role=group], [role=radiogroup]');
  return group ? written(regionNames(group)[0] ?? '') : '';
}

/**
 * The buttons somebody sees, in the order of the page; no links.
 * @param {readonly string[]} within
 * @returns {FoundButton[]}
 */
export function buttons(within) {
  const look = lookAt(document);
  const [inside = () => false] = placesCalled(within, look);
  const modal = modalAmong(look.dialogs);
  const place = givenPlace();
  const around = place.find((element) => element.matches('form, dialog, [role=dialog]'));
  return look.controls
    .filter(
      ({ element, widget }) => widget === 'button' && element.localName !== 'summary' && inside(element),
    )
    .filter(({ element }) => isSeen(element) && !isBehind(element, modal))
    .map((control) => {
      const button = /** @type {HTMLButtonElement} */ (control.element);
      const { form, type } = button;
      return {
        candidate: {
          number: numberOf(button),
          widget: control.widget,
          shown: shownAs(control, look),
          inFrame: false,
          enabled: isEnabled(button),
          place: '',
          context: contextOf(button),
          selector: '',
        },
        button: {
          name: nameOf(control, look) || rawText(button),
          submits: Boolean(form) && /^(?:submit|image)$/.test(type),
          here: place.length > 0 && (around === undefined || form === around || holds(around, button)),
          enabled: isEnabled(button),
        },
      };
    });
}
