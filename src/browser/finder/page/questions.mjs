// Radio buttons that belong together, though nobody put them in a group.
import { groupKind, isField, isGroup } from './kinds.mjs';
import { parentOf } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/**
 * The boxes that hold the radio buttons of one name and no other field: each is one question.
 * @param {Look} look
 * @returns {Control[]}
 */
export function questionsOf(look) {
  /** @type {Map<string, Element[]>} */
  const byName = new Map();
  for (const { element, widget } of look.controls) {
    if (widget !== 'radio' || isInGroup(element, look)) continue;
    const name = element.getAttribute('name') ?? '';
    byName.set(name, [...(byName.get(name) ?? []), element]);
  }
  return [...byName.values()].flatMap((radios) => {
    const box = radios.length > 1 ? boxAround(radios) : null;
    const others = look.controls.some(
      ({ element, widget }) => isField(widget) && box?.contains(element) && !radios.includes(element),
    );
    return box && !others ? [{ element: box, widget: /** @type {const} */ ('radio-group') }] : [];
  });
}

/**
 * @param {Element} radio
 * @param {Look} look
 */
function isInGroup(radio, look) {
  for (let at = parentOf(radio); at; at = parentOf(at)) {
    const widget = look.widgets.get(at);
    if (widget && isGroup(widget) && groupKind(at) === 'radio-group') return true;
  }
  return false;
}

/** @param {readonly Element[]} radios */
function boxAround(radios) {
  let box = radios[0]?.parentElement ?? null;
  while (box && !radios.every((radio) => box?.contains(radio))) box = box.parentElement;
  return box;
}
