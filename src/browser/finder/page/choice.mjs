// Which of several equally good matches is meant.
import { isEnabled } from './sight.mjs';
import { lastPlace } from './memory.mjs';
import { isField } from './kinds.mjs';
import { textOf } from './said.mjs';
import { holds } from './tree.mjs';
import { isUnit } from './units.mjs';
import { closeness, LOOSE } from './words.mjs';

/** @typedef {import('./matches.mjs').Match} Match */
/** @typedef {import('./words.mjs').Asked} Asked */

/**
 * The one that is meant: the enabled one; links to one place are one; the one in the region last worked in; the one
 * that shows the words, where others are called so only by those who do not see them, as the × of a dialog is “Close”.
 * @param {readonly Match[]} matches
 * @param {Asked} name
 * @returns {Match | undefined} undefined when that leaves several.
 */
export function chosen(matches, name) {
  const enabled = matches.filter(({ control }) => isEnabled(control.element));
  const able = enabled.length > 0 ? enabled : matches;
  if (able.length < 2) return able[0];
  const near = showing(nearby(able), name);
  const [first, ...others] = near;
  const place = first && placeOf(first.control.element);
  return others.length === 0 || (place && others.every(({ control }) => placeOf(control.element) === place))
    ? first
    : undefined;
}

/**
 * Those in the smallest part of the page around what was done last that has any of them.
 * @param {readonly Match[]} matches
 */
function nearby(matches) {
  for (const place of lastPlace()) {
    if (!isUnit(place)) continue;
    const there = matches.filter(({ control }) => holds(place, control.element));
    if (there.length > 0) return there;
  }
  return matches;
}

/**
 * Those that show the words, where there are such.
 * @param {readonly Match[]} matches
 * @param {Asked} name
 */
function showing(matches, name) {
  const there = matches.filter(({ control: { element, widget } }) => {
    const close = isField(widget) ? undefined : closeness(textOf(element), name);
    return close !== undefined && close <= LOOSE;
  });
  return there.length > 0 ? there : matches;
}

/**
 * Where a link leads, with what is left out of its address; empty for anything else.
 * @param {Element} element
 */
export function placeOf(element) {
  const link = element.closest('a');
  return link instanceof HTMLAnchorElement ? link.href : '';
}
