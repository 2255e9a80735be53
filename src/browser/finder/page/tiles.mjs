// What is no control by its markup, and works like one all the same.
import { allOf, parentOf } from './tree.mjs';

/** @typedef {import('./look.mjs').Control} Control */

const PRESSED = '[onclick], [tabindex], label, a';
/** Text so deep in something to press is its text. */
const LEVELS = 3;
/** Who listens for a press on a whole column of the page has no name, characters. */
const MORE = 160;
const ZONE = '[class*="drop" i], [id*="drop" i], [data-testid*="drop" i], [class*="upload" i]';

/**
 * Whether a text looks like something to press: it says so, or the pointer would.
 * @param {Element} element
 * @param {import('./words.mjs').Asked} name
 */
export function pressableOf(element, name) {
  if (getComputedStyle(element).cursor === 'pointer') return true;
  let at = /** @type {Element | null} */ (element);
  for (let level = 0; at && level < LEVELS; level += 1) {
    if (at.textContent.length > name.written.length * 3 + MORE) return false;
    if (at.matches(PRESSED)) return true;
    at = parentOf(at);
  }
  return false;
}

/**
 * The place a text asks to drop files on: its file input, where it has one.
 * @param {Element} element
 * @returns {Control | undefined}
 */
export function zoneOf(element) {
  const zone = element.closest(ZONE);
  if (!zone) return undefined;
  const input = zone.querySelector('input[type=file]');
  return input ? { element: input, widget: 'file' } : { element: zone, widget: 'drop-zone' };
}

/**
 * The places on the page to drop files on that have no input for files.
 * @param {readonly import('./tree.mjs').Root[]} roots
 * @returns {Control[]}
 */
export function zonesIn(roots) {
  const zones = allOf(ZONE, roots);
  const outer = zones.filter((zone) => !zones.some((other) => other !== zone && other.contains(zone)));
  return outer.flatMap((element) => zoneOf(element) ?? []);
}
