// What this page remembers between two questions: elements that were found, and where somebody last did something.
import { parentOf } from './tree.mjs';

/** @type {Map<number, WeakRef<Element>>} */
const found = new Map();
/** @type {WeakMap<Element, number>} */
const numbers = new WeakMap();
let last = 0;

/**
 * A number by which an element is found again.
 * @param {Element} element
 */
export function numberOf(element) {
  const known = numbers.get(element);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(element, last);
  found.set(last, new WeakRef(element));
  return last;
}

/**
 * The element with a number, as long as it is on the page.
 * @param {number} number
 */
export function elementOf(number) {
  const element = found.get(number)?.deref();
  if (!element?.isConnected) found.delete(number);
  return element?.isConnected ? element : undefined;
}

/**
 * Something that was done: when, ms since 1970, and the element with all it is in, the innermost first.
 * @typedef {{ at: number, path: WeakRef<Element>[] }} Deed
 */

/** @type {Deed | undefined} */
let pressed;
/** @type {Deed | undefined} */
let given;

/** @param {Event} event */
function remember(event) {
  // A press by the page's own script is nobody's.
  if (event.type === 'click' && !event.isTrusted) return;
  const [target] = event.composedPath();
  const path = [];
  for (let at = target instanceof Element ? target : null; at; at = parentOf(at)) path.push(new WeakRef(at));
  const deed = { at: Date.now(), path };
  if (event.type === 'click') pressed = deed;
  else given = deed;
}

/** Watches where things are done; `document.open` ends that, so it is said again with every question. */
export function watch() {
  for (const type of ['click', 'input', 'change'])
    addEventListener(type, remember, { capture: true, passive: true });
}

/** Where something was done last, the innermost first; empty when nothing was, or nothing of it is left. */
export function lastPlace() {
  const deed = (pressed?.at ?? 0) > (given?.at ?? 0) ? pressed : given;
  return placeOf(deed);
}

/** Where something was given last. */
export function givenPlace() {
  return placeOf(given);
}

/** When something was done last, ms since 1970; 0 for never, or when nothing is left of where it was. */
export function lastTime() {
  return Math.max(...[pressed, given].map((deed) => (deed && placeOf(deed).length > 0 ? deed.at : 0)));
}

/** @param {Deed | undefined} deed */
function placeOf(deed) {
  return (deed?.path ?? []).flatMap((one) => {
    const element = one.deref();
    return element?.isConnected ? [element] : [];
  });
}
