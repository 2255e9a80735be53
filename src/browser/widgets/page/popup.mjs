// The list that a control opens: often not beside it but at the end of the page. Runs in the page.
import { choicesIn, isQuestion } from './choices.mjs';
import { entryOf } from './look.mjs';
import { everywhere, holds, isShown, named, parentOf } from './see.mjs';

const LIST = '[role=listbox], [role=menu], [role=tree]';
const GROUP = 'select, fieldset, [role=radiogroup], input[type=radio], [role=radio]';
/** Lists of those who do without roles. */
const BARE =
  'ul, ol, [class*=dropdown i], [class*=menu i], [class*=suggest i], [class*=autocomplete i], [class*=options i], [class*=results i]';
/** A list without a role belongs to a control no further from it than this, px. */
const BESIDE = 80;

/**
 * The list of a control: itself, when it is one; else the one it names, or the one that floats above the page now.
 * @param {Element} control
 * @returns {Element | undefined} only when it is to be seen
 */
export function popupOf(control) {
  if (control.matches(`${LIST}, ${GROUP}`) || isQuestion(control)) return control;
  const whole = [control, entryOf(control), control.closest('[role=combobox]')].filter((one) => one !== null);
  for (const one of whole) {
    const lists = ['aria-controls', 'aria-owns'].flatMap((attribute) => named(one, attribute));
    const active = named(one, 'aria-activedescendant').map((option) => option.closest(LIST));
    const shown = [...lists, ...active].find((list) => list && isShown(list));
    if (shown) return shown;
  }
  // A widget may keep what is chosen in a list too, beside the one that opens (Choices.js).
  const within = [...control.querySelectorAll(LIST)].filter(isShown);
  if (within.length > 0) return within.findLast((list) => choicesIn(list).length > 0) ?? within[0];
  const open = everywhere(document, LIST).filter((list) => isShown(list) && floats(list));
  return open.at(-1) ?? bareListOf(control);
}

/**
 * Whether more than one may be chosen.
 * @param {Element} list
 */
export function takesSeveral(list) {
  if (list instanceof HTMLSelectElement) return list.multiple;
  const lists = [list, ...list.querySelectorAll(LIST)];
  return (
    lists.some((one) => one.getAttribute('aria-multiselectable') === 'true') ||
    list.querySelector('[role=menuitemcheckbox]') !== null
  );
}

/**
 * Whether the list came with a field of its own to search it, which has the focus now.
 * @param {Element} control
 */
export function hasSearch(control) {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || holds(control, focused)) return false;
  return focused === entryOf(focused) && !(/** @type {HTMLInputElement} */ (focused).readOnly);
}

/** @param {Element} control */
function bareListOf(control) {
  const own = control.getBoundingClientRect();
  const lists = everywhere(document, BARE).filter((list) => {
    if (!isShown(list) || holds(list, control) || !floats(list)) return false;
    const { left, right, top, bottom } = list.getBoundingClientRect();
    const apart = Math.max(top - own.bottom, own.top - bottom, left - own.right, own.left - right);
    return apart < BESIDE && choicesIn(list).length > 0;
  });
  return lists.at(-1);
}

/** @param {Element} element */
function floats(element) {
  for (let one = /** @type {Element | null} */ (element); one; one = parentOf(one)) {
    if (one.hasAttribute('popover') || /absolute|fixed/.test(getComputedStyle(one).position)) return true;
  }
  return false;
}
