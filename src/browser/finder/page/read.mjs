// Answers “what does the page say?”.
import { shownAs } from './describe.mjs';
import { lookAt } from './look.mjs';
import { placesCalled, regionNames } from './regions.mjs';
import { linesOf, textOf } from './said.mjs';
import { isSeen } from './sight.mjs';
import { allOf, holds, rootsOf } from './tree.mjs';
import { folded, written } from './words.mjs';

/** @typedef {import('./look.mjs').Look} Look */

/** So much of what the page offers is told, characters of text and numbers of things. */
const MOST = 200;

/**
 * The text somebody reads, of the whole page or of the regions named.
 * @param {readonly string[]} within
 */
export function text(within) {
  return textsWithin(within).map(linesOf).join('\n');
}

/**
 * Whether somebody reads a text, whatever its case and the white space in it.
 * @param {string} wanted
 * @param {readonly string[]} within
 */
export function reads(wanted, within) {
  const needle = written(folded(wanted));
  return textsWithin(within).some((element) => written(folded(linesOf(element))).includes(needle));
}

/**
 * @param {readonly string[]} within
 * @returns {Element[]}
 */
function textsWithin(within) {
  if (within.length === 0) return document.body ? [document.body] : [];
  const look = lookAt(document);
  for (const inside of placesCalled(within, look)) {
    const all = allOf('*', look.roots).filter(inside);
    const outer = all.filter((element) => !element.parentElement || !inside(element.parentElement));
    if (outer.length > 0) return outer;
  }
  return [];
}

/** What the page says is wrong, where it says so in an alert. */
export function alerts() {
  const all = allOf('[role=alert], [aria-live=assertive]', rootsOf(document)).filter(isSeen);
  const outer = all.filter((one) => !all.some((other) => other !== one && holds(other, one)));
  return [...new Set(outer.map((one) => textOf(one)))].join(' ').trim();
}

/**
 * What the page offers, as a person would call it, in the order of the page; and, where a region was asked for that is
 * not there, that name with the names of the regions there are.
 * @param {readonly string[]} within
 */
export function offers(within) {
  const look = lookAt(document);
  const controls = look.controls.filter(({ element, widget }) => {
    if (widget === 'radio-group') return false;
    return widget === 'file' || isSeen(element) || look.labelsOf(element).some(isSeen);
  });
  const shown = controls.map((control) => shownAs(control, look)).filter((one) => one.includes('“'));
  const missing = within.find((_, index) => !isThere(within.slice(0, index + 1), look));
  return {
    controls: [...new Set(shown)].slice(0, MOST),
    missing: missing ?? '',
    regions: missing === undefined ? [] : regionsIn(look).slice(0, MOST),
  };
}

/**
 * @param {readonly string[]} within
 * @param {Look} look
 */
function isThere(within, look) {
  for (const _ of placesCalled(within, look)) return true;
  return false;
}

/** @param {Look} look */
function regionsIn({ roots }) {
  const titled = allOf('h1, h2, h3, h4, h5, h6, [role=heading]', roots)
    .filter(isSeen)
    .map((one) => textOf(one));
  const named = allOf('fieldset, details, table, dialog, [role=dialog], [role=region], [aria-label]', roots);
  const regions = named.filter((one) => isSeen(one) && !/^(?:a|button|input|select)$/.test(one.localName));
  return [...new Set([...titled, ...regions.flatMap(regionNames)])].filter(Boolean);
}
