// Which of several equally good matches is meant.
import { isEnabled } from './sight.mjs';
import { lastPlace } from './memory.mjs';
import { holds } from './tree.mjs';
import { isUnit } from './units.mjs';

/** @typedef {import('./matches.mjs').Match} Match */

/**
 * The one that is meant: the enabled one; links to one place are one; the one in the region last worked in.
 * @param {readonly Match[]} matches
 * @returns {Match | undefined} undefined when that leaves several.
 */
export function chosen(matches) {
  const enabled = matches.filter(({ control }) => isEnabled(control.element));
  const able = enabled.length > 0 ? enabled : matches;
  if (able.length < 2) return able[0];
  const near = nearby(able);
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
 * Where a link leads, with what is left out of its address; empty for anything else.
 * @param {Element} element
 */
export function placeOf(element) {
  const link = element.closest('a');
  return link instanceof HTMLAnchorElement ? link.href : '';
}
