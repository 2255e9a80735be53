// Widgets that are drawn for hidden fields.
import { isField, likely } from './kinds.mjs';
import { isSeen } from './sight.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('./kinds.mjs').Intent} Intent */

/**
 * The widget that is drawn for a hidden field, next to it or alone in the same box: Select2, TomSelect, TinyMCE.
 * @param {Element} hidden
 * @param {Intent} intent
 * @param {Look} look
 * @returns {Control | undefined}
 */
export function drawnFor(hidden, intent, look) {
  // What is hidden together with its label is not asked for at the moment.
  if (!look.labelsOf(hidden).some(isSeen)) return undefined;
  const around = [hidden.nextElementSibling, hidden.previousElementSibling, hidden.parentElement];
  for (const place of [...around, hidden.parentElement?.parentElement]) {
    if (!place || /^(?:form|fieldset|main|body)$/.test(place.localName)) continue;
    const inside = look.controls.filter(({ element, widget }) => {
      if (element === hidden || !place.contains(element) || look.labelsOf(element).length > 0) return false;
      return isField(widget) && likely(intent, widget, element) !== undefined && isSeen(element);
    });
    const [first] = inside;
    if (first && inside.length === 1) return first;
  }
  return undefined;
}
