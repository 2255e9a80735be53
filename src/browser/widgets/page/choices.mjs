// What one can choose from, and which of it is meant. Runs in the page.
import { isShown, nameOf, plain, says, shownIn, tidy } from './see.mjs';

/**
 * @typedef {object} Choice
 * @property {Element} element
 * @property {string} label what it shows
 * @property {string} value what its author calls it
 * @property {boolean} disabled
 * @property {boolean} selected
 */

const OPTIONS =
  '[role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=treeitem]';
/** Lists of those who do without roles. */
const BARE = 'li, [class*=option i], [id*="-option-"], [class*=item i]';
const RADIOS = 'input[type=radio], [role=radio]';

/**
 * The radio buttons of a group; of one radio button, those beside it.
 * @param {Element} group
 * @returns {Element[]}
 */
export function radiosOf(group) {
  if (!group.matches(RADIOS)) return shownIn(group, RADIOS);
  if (group instanceof HTMLInputElement && group.name) {
    const root = /** @type {Document | ShadowRoot} */ (group.getRootNode());
    return [...root.querySelectorAll(`input[type=radio][name=${JSON.stringify(group.name)}]`)].filter(
      (radio) => radio instanceof HTMLInputElement && radio.form === group.form,
    );
  }
  const around = group.closest('[role=radiogroup], fieldset');
  return around ? [...around.querySelectorAll(RADIOS)] : [group];
}

/**
 * Whether it is a plain box around radio buttons, which the page does not call a group.
 * @param {Element} box
 */
export function isQuestion(box) {
  return !box.matches('input, select, textarea, button, a, [role]') && shownIn(box, RADIOS).length > 1;
}

/**
 * What can be chosen in a list, a group of radio buttons or a popup, in the order of the page.
 * @param {Element} root
 * @returns {Choice[]}
 */
export function choicesIn(root) {
  if (root instanceof HTMLSelectElement) {
    return [...root.options].map((option) => ({
      element: option,
      label: tidy(option.label),
      value: option.value,
      disabled: option.matches(':disabled') || option.closest('optgroup')?.disabled === true,
      selected: option.selected,
    }));
  }
  const radios = radiosOf(root);
  if (radios.length > 0) return radios.map(choiceOf);
  const options = shownIn(root, OPTIONS).filter((one) => isShown(one) && !isClipped(one, root));
  // A child list has its own entries; the innermost is what one presses.
  const bare =
    options.length > 0 ? [] : [...root.querySelectorAll(BARE)].filter((one) => !one.querySelector(BARE));
  return [...options, ...bare.filter(isShown)].map(choiceOf);
}

/**
 * Whether something between it and the list has no size and hides what is in it: Ant Design keeps a second list so,
 * for assistive technology only.
 * @param {Element} element
 * @param {Element} root
 */
function isClipped(element, root) {
  for (let one = element.parentElement; one && one !== root; one = one.parentElement) {
    const { width, height } = one.getBoundingClientRect();
    if (width * height === 0 && getComputedStyle(one).overflow !== 'visible') return true;
  }
  return false;
}

/**
 * @param {Element} element
 * @returns {Choice}
 */
function choiceOf(element) {
  const isInput = element instanceof HTMLInputElement;
  const marked = ['aria-checked', 'aria-selected'].some((name) => element.getAttribute(name) === 'true');
  return {
    element,
    label: isInput ? nameOf(element) : tidy(says(element)) || nameOf(element),
    value: isInput ? element.value : (element.getAttribute('data-value') ?? ''),
    disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
    selected: isInput ? element.checked : marked,
  };
}

/**
 * The choice that is meant: by what it shows, by what its author calls it, whatever the case; then the only one that
 * begins with the words or has them.
 * @param {Choice[]} choices
 * @param {string[]} wanted ways to say it, the best first
 * @returns {{ choice: Choice, whole: boolean } | undefined}
 */
export function bestChoice(choices, wanted) {
  /** @type {((choice: Choice, words: string) => boolean)[]} */
  const tests = [
    ({ label }, words) => label === words,
    ({ value }, words) => value === words,
    ({ label, value }, words) => plain(label) === plain(words) || plain(value) === plain(words),
  ];
  for (const test of tests) {
    for (const words of wanted) {
      const meant = choices.filter((choice) => test(choice, tidy(words)));
      const choice = meant.find(({ disabled }) => !disabled) ?? meant[0];
      if (choice) return { choice, whole: true };
    }
  }
  /** @type {((label: string, words: string) => boolean)[]} */
  const parts = [
    (label, words) => label.startsWith(words) && !/^[\p{L}\p{N}]/u.test(label.slice(words.length)),
    (label, words) => ` ${label.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${words} `),
  ];
  for (const part of parts) {
    for (const words of wanted.map(plain).filter(Boolean)) {
      const meant = choices.filter(({ label }) => part(plain(label), words));
      if (meant.length === 1 && meant[0]) return { choice: meant[0], whole: false };
    }
  }
  return undefined;
}

/**
 * What there is to choose from, and which of it each way of saying means: as data.
 * @param {Choice[]} choices
 * @param {string[][]} wanted
 */
export function told(choices, wanted) {
  return {
    labels: choices.map(({ label }) => label).filter(Boolean),
    matches: wanted.map((words) => {
      const best = bestChoice(choices, words);
      if (!best) return null;
      const { element, label, value, disabled, selected } = best.choice;
      // As the page has it, for whoever compares to the letter.
      const written = element instanceof HTMLOptionElement ? element.label : label;
      return { label: written, value, disabled, selected, whole: best.whole };
    }),
    selected: choices
      .filter(({ selected }) => selected)
      .map(({ element, label, value }) => ({
        label: element instanceof HTMLOptionElement ? element.label : label,
        value,
      })),
  };
}
