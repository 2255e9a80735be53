// Answers “where is it?”.
import { chosen, placeOf } from './choice.mjs';
import { contextOf, selectorOf, shownAs } from './describe.mjs';
import { lookAt } from './look.mjs';
import { lastTime, numberOf } from './memory.mjs';
import { placesCalled } from './regions.mjs';
import { search } from './search.mjs';
import { isEnabled, isSeen, modalAmong, standIn } from './sight.mjs';
import { zonesIn } from './tiles.mjs';
import { allOf } from './tree.mjs';
import { asked } from './words.mjs';

/** @typedef {import('../../../model/index.ts').Wanted} Wanted */
/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('./look.mjs').Control} Control */
/** @typedef {import('./matches.mjs').Match} Match */
/** @typedef {import('../report.ts').Report} Report */

/** So many candidates are described; more are only counted. */
const DESCRIBED = 12;
const SOURCES = ['accessible name', 'label', 'placeholder', 'visible text', 'title', 'text beside it'];

/**
 * The best matches on the page, in its order.
 * @param {Wanted} wanted
 * @param {Look} look
 * @param {readonly Element[]} [pointed] elements that a selector found; then the name is not looked at.
 * @returns {Match[]}
 */
export function matchesOf(wanted, look, pointed) {
  const { intent, name = '', within = [], nth } = wanted;
  const modal = modalAmong(look.dialogs);
  /** @type {Match[]} */
  let matches = [];
  for (const inside of placesCalled(within, look)) {
    const aim = { intent, name: asked(name), inside, modal };
    if (pointed) matches = asPointed(wanted, pointed, inside, look);
    else matches = wanted.name === undefined ? theUploads(look, inside) : search(aim, look);
    if (matches.length >= (nth ?? 1)) return matches;
  }
  if (intent !== 'upload' || pointed || matches.length > 0) return matches;
  // The upload in the part of the page that is called so: its own button says “Choose file”.
  for (const inside of placesCalled([...within, name], look)) {
    matches = theUploads(look, inside);
    if (matches.length > 0) return matches;
  }
  return matches;
}

/**
 * @param {Wanted} wanted
 * @param {readonly Element[]} pointed
 * @param {(element: Element) => boolean} inside
 * @param {Look} look
 */
function asPointed({ intent }, pointed, inside, look) {
  const usable = (/** @type {Element} */ element) =>
    intent === 'upload' || standIn(element, look.labelsOf(element)) !== undefined;
  return pointed
    .filter((element) => inside(element) && usable(element))
    .map((element) => asMatch({ element, widget: look.widgets.get(element) ?? 'other' }));
}

/**
 * The places for files; those that somebody sees, where there are such.
 * @param {Look} look
 * @param {(element: Element) => boolean} inside
 */
function theUploads(look, inside) {
  const files = look.controls.filter(({ element, widget }) => widget === 'file' && inside(element));
  const places = files.length > 0 ? files : zonesIn(look.roots).filter(({ element }) => inside(element));
  const seen = places.filter(({ element }) => isSeen(element) || look.labelsOf(element).some(isSeen));
  return (seen.length > 0 ? seen : places).map(asMatch);
}

/**
 * @param {Control} control
 * @returns {Match}
 */
function asMatch(control) {
  return { control, level: 0, source: 0, close: 0, rank: 0, key: [] };
}

/**
 * The report on a search in this frame.
 * @param {Wanted} wanted
 * @param {readonly Element[]} [pointed]
 * @returns {Report}
 */
export function find(wanted, pointed) {
  const look = lookAt(document);
  const matches = matchesOf(wanted, look, pointed);
  const [first] = matches;
  const one = matches.length === 1 ? first : chosen(matches, asked(wanted.name ?? ''));
  const described = wanted.nth === undefined ? matches.slice(0, DESCRIBED) : matches;
  if (one && !described.includes(one)) described.push(one);
  return {
    count: matches.length,
    key: first ? [first.level, ...first.key] : [],
    how: first ? howOf(first) : '',
    chosen: one ? described.indexOf(one) : -1,
    // A word on each is for the sentence that lists them; one alone has no need of it.
    candidates: described.map(({ control }) => candidate(control, look, matches.length > 1)),
    lastTime: lastTime(),
    frames: framesIn(wanted.within ?? [], look),
  };
}

/** @param {Match} match */
function howOf({ level, source }) {
  if (level === 1) return 'name, id or test id';
  const by = SOURCES[source] ?? '';
  return level === 2 ? `part of the ${by}` : by;
}

/**
 * @param {Control} control
 * @param {Look} look
 * @param {boolean} several
 */
function candidate(control, look, several) {
  const { element, widget } = control;
  return {
    number: numberOf(element),
    widget,
    shown: shownAs(control, look),
    inFrame: element instanceof HTMLIFrameElement,
    enabled: isEnabled(element),
    place: several ? placeOf(element) : '',
    context: several ? contextOf(element) : '',
    selector: several ? selectorOf(element) : '',
  };
}

/**
 * The frames of the page, in its order.
 * @param {readonly string[]} within
 * @param {Look} look
 */
export function framesIn(within, look) {
  // The window does not count those in shadow roots.
  if (window.length === 0 && look.roots.length === 1) return [];
  const frames = allOf('iframe, frame', look.roots);
  return frames.map((frame) => ({ met: namesMet(frame, within, look), src: srcOf(frame) }));
}

/** @param {Element} frame */
function srcOf(frame) {
  return frame instanceof HTMLIFrameElement ? frame.src : '';
}

/**
 * @param {Element} frame
 * @param {readonly string[]} within
 * @param {Look} look
 */
function namesMet(frame, within, look) {
  const { width, height } = frame.getBoundingClientRect();
  if (width < 2 || height < 2 || !frame.checkVisibility({ visibilityProperty: true })) return -1;
  for (let met = within.length; met > 0; met -= 1) {
    for (const inside of placesCalled(within.slice(0, met), look)) if (inside(frame)) return met;
  }
  return 0;
}
