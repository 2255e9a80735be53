// How a control stands: one answer with everything a hand needs to know. Runs in the page.
import { isQuestion, radiosOf } from './choices.mjs';
import { handleOf } from './handle.mjs';
import { isShown, labelsOf, named, nameOf, says, tidy } from './see.mjs';

const ENTRY =
  'input:not([type=hidden], [type=checkbox], [type=radio], [type=button], [type=submit], [type=file]), textarea, [contenteditable]:not([contenteditable=false])';
const CHECKABLE = 'input[type=checkbox], input[type=radio]';

/**
 * Where one types: the control itself or the field in it.
 * @param {Element} control
 * @returns {Element | null}
 */
export function entryOf(control) {
  return control.matches(ENTRY) ? control : control.querySelector(ENTRY);
}

/**
 * How a control stands now.
 * @param {Element} control
 * @param {string[]} candidates ways to write a value; `fits` says which of them its pattern allows
 * @returns {import('../look.ts').Look}
 */
export function lookAt(control, candidates) {
  const entry = entryOf(control);
  const input = entry instanceof HTMLInputElement ? entry : undefined;
  const field = input ?? (entry instanceof HTMLTextAreaElement ? entry : undefined);
  const number = (/** @type {string} */ name) =>
    numberIn(entry, name) ?? numberIn(control, `aria-value${name}`);
  const checked = checkedOf(control);
  return {
    tag: control.localName,
    type: input?.type ?? '',
    visible: isShown(control) || isShown(handleOf(control)),
    enabled: !control.matches(':disabled') && !control.closest('[aria-disabled=true], [inert]'),
    readOnly: field?.readOnly ?? entry?.getAttribute('aria-readonly') === 'true',
    ...(checked === undefined ? {} : { checked }),
    value: valueOf(control, entry),
    typed: field?.value ?? tidy(entry?.textContent),
    canType: entry !== null && isShown(entry) && !field?.readOnly && input?.inputMode !== 'none',
    suggests: input !== undefined && input.list !== null,
    opens: control.matches('[aria-haspopup]:not([aria-haspopup=false]), [role=combobox], [aria-expanded]'),
    expanded: [control, entry].some((one) => one?.getAttribute('aria-expanded') === 'true'),
    placeholder: tidy(field?.placeholder),
    hints: hintsOf(entry ?? control),
    pattern: input?.pattern ?? '',
    fits: input ? candidates.filter((text) => allows(input, text)) : [],
    min: number('min') ?? null,
    max: number('max') ?? null,
    now: numberIn(control, 'aria-valuenow') ?? null,
    nowText: control.getAttribute('aria-valuetext') ?? '',
    segments: control.querySelectorAll('[role=spinbutton]').length,
    language: control.closest('[lang]')?.getAttribute('lang') ?? '',
  };
}

/**
 * @param {Element | null} element
 * @param {string} name
 */
function numberIn(element, name) {
  const text = element?.getAttribute(name);
  const number = text ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

/** @param {Element} control */
function checkedOf(control) {
  if (control instanceof HTMLInputElement && control.matches(CHECKABLE)) return control.checked;
  const chosen = control.matches('[role=option]') ? control.getAttribute('aria-selected') : null;
  const said = control.getAttribute('aria-checked') ?? control.getAttribute('aria-pressed') ?? chosen;
  return said === null ? undefined : said === 'true';
}

/**
 * The text in it, or the label of what is chosen.
 * @param {Element} control
 * @param {Element | null} entry
 */
function valueOf(control, entry) {
  if (control instanceof HTMLSelectElement) {
    return [...control.selectedOptions].map(({ label }) => tidy(label)).join(', ');
  }
  if (control instanceof HTMLInputElement && control.type === 'file') {
    return [...(control.files ?? [])].map(({ name }) => name).join(', ');
  }
  if (control.matches(CHECKABLE)) return '';
  if (control.matches('fieldset, [role=radiogroup]') || isQuestion(control)) {
    return radiosOf(control).filter(checkedOf).map(nameOf).join(', ');
  }
  const chosen = [...control.querySelectorAll('[role=option][aria-selected=true]')];
  if (control.matches('[role=listbox]')) return chosen.map((one) => tidy(says(one))).join(', ');
  if (control.matches('[role=slider], [role=spinbutton]')) {
    return control.getAttribute('aria-valuetext') ?? control.getAttribute('aria-valuenow') ?? '';
  }
  const field = entry instanceof HTMLInputElement || entry instanceof HTMLTextAreaElement;
  if (field && (entry.value || !control.matches('[role=combobox]'))) return entry.value;
  if (field) return besideEntry(entry);
  return entry instanceof HTMLElement ? entry.innerText.trim() : tidy(says(control));
}

/**
 * What a combobox shows as chosen when it keeps its field empty, as React-Select does.
 * @param {Element} entry
 */
function besideEntry(entry) {
  let around = entry.parentElement;
  for (let level = 0; around && level < 3; level += 1) {
    const shown = [...around.children]
      .filter((one) => !one.contains(entry) && !one.matches('[class*=placeholder i], [aria-live], label'))
      .map((one) => says(one));
    const text = tidy(shown.join(' '));
    if (text) return text;
    around = around.parentElement;
  }
  return '';
}

/**
 * What the page says about how to fill it in.
 * @param {Element} control
 */
function hintsOf(control) {
  return [
    control.getAttribute('placeholder'),
    control.getAttribute('title'),
    control.getAttribute('aria-placeholder'),
    control.getAttribute('data-format'),
    ...named(control, 'aria-describedby').map((one) => says(one)),
    ...labelsOf(control).map((label) => says(label, control)),
  ]
    .map(tidy)
    .filter(Boolean);
}

/**
 * Whether its pattern allows a text, as the browser itself judges.
 * @param {HTMLInputElement} input
 * @param {string} text
 */
function allows(input, text) {
  const probe = document.createElement('input');
  probe.pattern = input.pattern;
  probe.value = text;
  return !probe.validity.patternMismatch && (input.maxLength < 0 || text.length <= input.maxLength);
}
