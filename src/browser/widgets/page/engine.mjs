// The selector engine behind a citizen's hands: answers questions about one control. An answer is either elements,
// for a locator to act on, or data: then it is one detached element with JSON in it, for `textContent`. Runs in the
// page, in the world that Playwright keeps beside the page's scripts, where an answer costs a millisecond.
import { calendarOf, confirmOf, dayOf, pickerOf, stepOf } from './calendar.mjs';
import { bestChoice, choicesIn, told } from './choices.mjs';
import { dismissalOf, framesOver, isThrough } from './cover.mjs';
import { handleOf, spotOf } from './handle.mjs';
import { entryOf, lookAt } from './look.mjs';
import { partsOf, toldPart } from './parts.mjs';
import { hasSearch, popupOf, takesSeveral } from './popup.mjs';
import { nameOf } from './see.mjs';

/** @typedef {import('../ask.ts').Asks} Asks */
/** @typedef {import('../ask.ts').Places} Places */

/** @type {{ [K in keyof Asks]: (control: Element, question: Asks[K]['with']) => Asks[K]['says'] }} */
const SAYS = {
  look: (control, { candidates }) => lookAt(control, candidates),
  choices: (control, { wanted }) => {
    const list = popupOf(control);
    if (!list) return null;
    return { ...told(choicesIn(list), wanted), several: takesSeveral(list), search: hasSearch(control) };
  },
  suggestions: (control, { wanted }) => {
    const list = control instanceof HTMLInputElement ? control.list : null;
    const choices = [...(list?.querySelectorAll('option') ?? [])].map((option) => ({
      element: option,
      label: option.label,
      value: option.value,
      disabled: option.disabled,
      selected: false,
    }));
    return { ...told(choices, wanted), several: false, search: false };
  },
  spot: (control) => spotOf(control),
  dismissal: (control, options) => {
    const button = dismissalOf(control, options);
    const frames = options.whole ? 0 : framesOver(control).length;
    return { button: button ? nameOf(button) : null, frames, through: isThrough(control) };
  },
  parts: (control) => partsOf(control).map(toldPart),
  calendar: (control) => calendarOf(control),
};

/** @type {{ [K in keyof Places]: (control: Element, question: Places[K]) => Element | null | undefined }} */
const PLACES = {
  handle: (control) => handleOf(control),
  entry: (control) => entryOf(control),
  list: (control) => popupOf(control),
  choice: (control, { wanted }) => {
    const list = popupOf(control);
    return list && bestChoice(choicesIn(list), wanted)?.choice.element;
  },
  dismissal: (control, options) => dismissalOf(control, options),
  frame: (control, { nth }) => framesOver(control)[nth],
  part: (control, { part }) => partsOf(control).find((one) => one.part === part)?.element,
  day: (control, date) => dayOf(control, date),
  step: (control, { way }) => stepOf(control, way),
  picker: (control, { what }) => pickerOf(control, what),
  confirm: (control) => confirmOf(control),
};

/**
 * Playwright calls it with the control and the question: `{"ask":"look"}` or `{"at":"handle"}`.
 * @param {Element} control
 * @param {string} body
 * @returns {Element[]}
 */
export function queryAll(control, body) {
  const question = JSON.parse(body);
  if ('at' in question) {
    const place = PLACES[/** @type {keyof Places} */ (question.at)](control, question);
    return place ? [place] : [];
  }
  const said = document.createElement('i');
  said.textContent = JSON.stringify(SAYS[/** @type {keyof Asks} */ (question.ask)](control, question));
  return [said];
}
