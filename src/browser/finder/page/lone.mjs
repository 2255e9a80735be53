// Labels that nobody tied to a control: a person takes each for the name of what is in the box after it.
import { groupKind, isField, isGroup } from './kinds.mjs';
import { textOf } from './said.mjs';
import { isSeen, standIn } from './sight.mjs';
import { byId, holds } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */

/**
 * The controls that lone labels stand before, with the words: the only field there, whatever it says itself, such as
 * “Choose file”; or the question that the fields there make together.
 * @param {Look} look
 * @returns {{ control: Control, text: string }[]}
 */
export function namedByLone(look) {
  return look.lone.flatMap((label) => {
    const box = isSeen(label) ? boxOf(/** @type {HTMLLabelElement} */ (label)) : null;
    const control = box && controlIn(box, look);
    return control ? [{ control, text: textOf(label) }] : [];
  });
}

/**
 * What it refers to, though that is no control, or what stands next to it.
 * @param {HTMLLabelElement} label
 */
function boxOf(label) {
  return (label.htmlFor && byId(label, label.htmlFor)) || label.nextElementSibling;
}

/**
 * @param {Element} box
 * @param {Look} look
 * @returns {Control | undefined}
 */
function controlIn(box, look) {
  const inside = look.controls.filter(({ element }) => holds(box, element));
  const fields = inside.filter(
    ({ element, widget }) => isField(widget) && standIn(element, look.labelsOf(element)),
  );
  // A list that opens below its field is no field beside it.
  const entries = fields.filter(({ widget }) => widget !== 'listbox');
  if (entries.length < 2) return entries[0] ?? fields[0];
  const group = inside.find(({ element, widget }) => isGroup(widget) && groupKind(element) !== undefined);
  if (group) return group;
  return groupKind(box) === undefined ? undefined : { element: box, widget: 'radio-group' };
}
