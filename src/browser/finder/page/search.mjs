// Which controls a name means: the order of the search.
import { drawnFor } from './drawn.mjs';
import { groupKind, isField, isGroup } from './kinds.mjs';
import { AUTHOR, matchesByAuthor, matchesByName, matchesByText, PART, SEEN } from './matches.mjs';
import { isBehind, isSeen, standIn } from './sight.mjs';
import { holds, inPageOrder } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('./matches.mjs').Aim} Aim */
/** @typedef {import('./matches.mjs').Match} Match */

/**
 * The best matches, as good as each other, in the order of the page.
 * @param {Aim} aim
 * @param {Look} look
 * @returns {Match[]}
 */
export function search(aim, look) {
  const byName = matchesByName(aim, look);
  const named = usable(byName, SEEN, aim, look);
  if (named.some(({ key }) => key[0] === 0)) return best(named);
  const byText = matchesByText(aim, look);
  const seen = [...named, ...usable(byText, SEEN, aim, look)];
  if (seen.length > 0) return best(seen);
  const meant = usable(matchesByAuthor(aim, look), AUTHOR, aim, look);
  if (meant.length > 0) return best(meant);
  return best(usable([...byName, ...byText], PART, aim, look));
}

/**
 * Those of one level that can be used; a drawn widget stands for its hidden field.
 * @param {readonly Match[]} matches
 * @param {number} level
 * @param {Aim} aim
 * @param {Look} look
 */
function usable(matches, level, aim, look) {
  /** @type {Map<Element, Match>} */
  const kept = new Map();
  for (const one of matches) {
    if (one.level !== level) continue;
    const control = inUse(one.control, aim, look);
    if (!control) continue;
    const seen = standIn(control.element, look.labelsOf(control.element)) ?? control.element;
    const key = [Number(isBehind(seen, aim.modal)), one.rank, one.source, one.close];
    const before = kept.get(control.element);
    if (!before || compare(key, before.key) < 0) kept.set(control.element, { ...one, control, key });
  }
  return [...kept.values()];
}

/**
 * @param {Control} control
 * @param {Aim} aim
 * @param {Look} look
 * @returns {Control | undefined}
 */
function inUse(control, aim, look) {
  const { element, widget } = control;
  if (widget === 'file' && aim.intent === 'upload') return control;
  if (isGroup(widget)) {
    const kind = isSeen(element) ? groupKind(element) : undefined;
    return kind && { element, widget: kind };
  }
  if (standIn(element, look.labelsOf(element))) return control;
  return isField(widget) ? drawnFor(element, aim.intent, look) : undefined;
}

/**
 * @param {readonly Match[]} matches
 * @returns {Match[]}
 */
function best(matches) {
  const [first] = matches.toSorted((a, b) => compare(a.key, b.key));
  if (!first) return [];
  const equal = matches.filter(({ key }) => compare(key, first.key) === 0);
  // Each part of a date may say the name of the whole.
  const whole = matches.find(
    ({ control }) =>
      isGroup(control.widget) && equal.every((one) => isIn(one.control.element, control.element)),
  );
  if (whole && equal.length > 1) return [whole];
  // A menu item around a link, a combobox around its text field: who presses or fills one has the other.
  const group = equal.filter(
    ({ control }) => !equal.some((other) => isIn(other.control.element, control.element)),
  );
  return group.toSorted((a, b) => inPageOrder(a.control.element, b.control.element));
}

/**
 * @param {Element} inner
 * @param {Element} outer
 */
function isIn(inner, outer) {
  return inner !== outer && holds(outer, inner);
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function compare(a, b) {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
