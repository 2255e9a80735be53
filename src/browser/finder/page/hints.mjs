// What the page says about a field: how to fill it in, and what is wrong with it.
import { isField } from './kinds.mjs';
import { referred } from './names.mjs';
import { textOf } from './said.mjs';
import { isSeen } from './sight.mjs';
import { parentOf } from './tree.mjs';
import { written } from './words.mjs';

/** @typedef {import('./look.mjs').Look} Look */

const WRONG = '[class*=error i], [class*="invalid-feedback" i], [id*=error i], [role=alert]';
/** They carry the same class at times. */
const NO_MESSAGE = 'label, legend, input, select, textarea, button';
const BOX_LEVELS = 3;
/** A longer text is no message about one field, characters. */
const LONG = 200;

/**
 * Words that say how to fill it in: descriptions and placeholders.
 * @param {readonly Element[]} parts the field and what it is made of.
 */
export function helpOf(parts) {
  const described = parts
    .flatMap((part) => referred(part, 'aria-describedby'))
    .filter((one) => !one.matches(WRONG));
  const texts = [
    ...described.map((one) => textOf(one)),
    ...parts.map((part) => part.getAttribute('placeholder') ?? ''),
  ];
  return written([...new Set(texts)].join(' '));
}

/**
 * What the page says is wrong with it: where it refers to, or shows in the same box; what the browser says when the
 * form was sent.
 * @param {Element} element
 * @param {Look} look
 */
export function errorOf(element, look) {
  const parts = [element, ...element.querySelectorAll('input, select, textarea')];
  const isMarked = parts.some((part) => part.getAttribute('aria-invalid') === 'true');
  const pointed = parts.flatMap((part) => referred(part, 'aria-errormessage'));
  const described = parts.flatMap((part) => referred(part, 'aria-describedby'));
  const wrong = described.filter((one) => one.matches(WRONG) || (isMarked && one.closest(WRONG)));
  const said = [...(isMarked ? pointed : []), ...wrong, ...shownBeside(element, look)];
  const message = said
    .filter(isSeen)
    .map((one) => textOf(one))
    .find((text) => text !== '' && text.length <= LONG);
  if (message !== undefined) return message;
  const native = parts.find((part) => part.matches(':user-invalid'));
  return /** @type {HTMLInputElement | undefined} */ (native)?.validationMessage ?? '';
}

/**
 * Messages in the box that holds this field and no other.
 * @param {Element} element
 * @param {Look} look
 */
function shownBeside(element, look) {
  /** @type {Element[]} */
  const found = [];
  let at = parentOf(element);
  for (let level = 0; at && level < BOX_LEVELS; level += 1) {
    const box = at;
    const isShared = look.controls.some(
      (other) => isField(other.widget) && box.contains(other.element) && !element.contains(other.element),
    );
    if (isShared) break;
    const messages = [...box.querySelectorAll(WRONG)];
    found.push(...messages.filter((one) => !one.contains(element) && !one.matches(NO_MESSAGE)));
    at = parentOf(at);
  }
  return found;
}
