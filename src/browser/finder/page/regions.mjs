// Where on the page: what `within` names.
import { legendsOf, rawText, referred } from './names.mjs';
import { textOf } from './said.mjs';
import { isSeen } from './sight.mjs';
import { textsLike } from './texts.mjs';
import { allOf, holds, inPageOrder, parentOf } from './tree.mjs';
import { holdsControl, isPassage, isUnit } from './units.mjs';
import { asked, closeness, LOOSE, mayMean, WORDS } from './words.mjs';

/** @typedef {import('./look.mjs').Look} Look */
/** @typedef {import('./words.mjs').Asked} Asked */

/**
 * A part of the page: an element, or what is in it between two others, such as from one heading to the next.
 * @typedef {{ root: Element, from?: Element, to?: Element | undefined }} Region
 */

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading]';
const NAMED = [
  'fieldset, form, section, article, aside, nav, main, header, footer, dialog, details, table, figure, iframe',
  '[role]:not([role=presentation], [role=none]), [aria-label]:not(button, a, input, select, textarea)',
].join(', ');
const NO_REGION =
  /^(?:button|link|tab|menuitem\w*|option|checkbox|radio|switch|textbox|searchbox|combobox|slider|spinbutton|img|heading)$/;

/** What landmarks are called when nobody named them. */
const LANDMARKS = new Map([
  ['navigation', 'nav, [role=navigation]'],
  ['menu', 'nav, [role=navigation], [role=menu]'],
  ['main', 'main, [role=main]'],
  ['header', 'header, [role=banner]'],
  ['footer', 'footer, [role=contentinfo]'],
  ['sidebar', 'aside, [role=complementary]'],
  ['dialog', 'dialog, [role=dialog], [role=alertdialog]'],
  ['form', 'form, [role=form]'],
  ['table', 'table, [role=table], [role=grid]'],
]);

/**
 * Whether an element lies in a region.
 * @param {Region} region
 * @param {Element} element
 */
export function liesIn({ root, from, to }, element) {
  if (!holds(root, element)) return false;
  if (from && !holds(from, element) && inPageOrder(from, element) > 0) return false;
  return !to || (!holds(to, element) && inPageOrder(element, to) < 0);
}

/**
 * The regions that a name may mean, the likeliest first: those called so or under that heading, units that have the
 * text; then the same by a part of the words; then the kind of landmark.
 * @param {string} name `css=…` says it to the letter.
 * @param {Look} look
 * @returns {Iterable<Region[]>}
 */
export function* regionsCalled(name, { roots }) {
  if (name.startsWith('css=')) {
    yield allOf(name.slice('css='.length), roots).map((root) => ({ root }));
    return;
  }
  const wanted = asked(name);
  const named = namedRegions(wanted, roots);
  const texts = textsLike(wanted, roots);
  for (const isIt of [isWhole, isPart]) {
    yield named.filter(({ close }) => isIt(close)).map(({ region }) => region);
    const standing = texts.filter(({ close }) => isIt(close));
    yield standing.flatMap(({ element }) => partAround(element, isPassage) ?? []);
    yield standing.flatMap(({ element }) => partAround(element, isUnit) ?? []);
  }
  const landmark = LANDMARKS.get(wanted.loose);
  if (landmark)
    yield allOf(landmark, roots)
      .filter(isSeen)
      .map((root) => ({ root }));
}

/** @param {number} close */
function isWhole(close) {
  return close <= LOOSE;
}

/** @param {number} close */
function isPart(close) {
  return close === WORDS;
}

/**
 * @param {Asked} wanted
 * @param {Look['roots']} roots
 */
function namedRegions(wanted, roots) {
  /** @type {{ region: Region, close: number }[]} */
  const found = [];
  for (const element of allOf(`${NAMED}, ${HEADINGS}`, roots)) {
    const isHeading = element.matches(HEADINGS);
    if (!isHeading && NO_REGION.test(element.getAttribute('role') ?? '')) continue;
    const names = isHeading ? [rawText(element)] : regionNames(element);
    const close = closest(names, wanted);
    if (close === undefined || !isSeen(element)) continue;
    found.push({ region: isHeading ? sectionOf(element) : { root: element }, close });
  }
  return found;
}

/**
 * @param {readonly string[]} names
 * @param {Asked} wanted
 */
function closest(names, wanted) {
  const found = names.flatMap((name) => (mayMean(name, wanted) ? (closeness(name, wanted) ?? []) : []));
  return found.length > 0 ? Math.min(...found) : undefined;
}

/**
 * What a region is called: by reference, label, legend, caption, summary.
 * @param {Element} element
 */
export function regionNames(element) {
  const title = element.querySelector(':scope > caption, :scope > summary, :scope > figcaption');
  const heads = [...legendsOf(element), ...(title ? [title] : [])];
  const own = [element.getAttribute('aria-label'), element.getAttribute('title')];
  const names = [...referred(element, 'aria-labelledby'), ...heads].map((one) => textOf(one, { read: true }));
  return [...names, ...own.map((name) => name ?? '')].filter(Boolean);
}

/**
 * What stands under a heading: the box it is the only such heading of, else everything up to the next one.
 * @param {Element} heading
 * @returns {Region}
 */
function sectionOf(heading) {
  let at = heading;
  for (let parent = parentOf(at); parent; parent = parentOf(at)) {
    const others = [...parent.querySelectorAll(HEADINGS)].filter(
      (other) => other !== heading && levelOf(other) <= levelOf(heading) && isSeen(other),
    );
    if (others.length > 0) {
      if (at !== heading && holdsControl(at)) return { root: at };
      return { root: parent, from: heading, to: others.find((other) => inPageOrder(heading, other) < 0) };
    }
    if (
      parent.matches('section, article, fieldset, form, dialog, details, tr, li, [role]') &&
      holdsControl(parent)
    ) {
      return { root: parent };
    }
    at = parent;
  }
  return { root: at };
}

/** @param {Element} heading */
function levelOf(heading) {
  return Number(heading.getAttribute('aria-level') ?? (/^h(\d)$/.exec(heading.localName)?.[1] || 2));
}

/**
 * The row, card or section that has a text.
 * @param {Element} text
 * @param {(element: Element) => boolean} isIt
 * @returns {Region | undefined}
 */
function partAround(text, isIt) {
  if (!isSeen(text)) return undefined;
  for (let at = /** @type {Element | null} */ (text); at; at = parentOf(at)) {
    if (/^d[td]$/.test(at.localName) && at.parentElement?.localName === 'dl')
      return entryOf(at, at.parentElement);
    if (isIt(at)) return { root: at };
  }
  return undefined;
}

/**
 * A term of a list with its descriptions.
 * @param {Element} part
 * @param {Element} list
 * @returns {Region}
 */
function entryOf(part, list) {
  const terms = [...list.children].filter((child) => child.localName === 'dt');
  const from = terms.findLast((term) => term === part || inPageOrder(term, part) < 0) ?? part;
  return { root: list, from, to: terms[terms.indexOf(from) + 1] };
}

/**
 * The places that a list of names means, the outermost first: the likeliest combination first.
 * @param {readonly string[]} names
 * @param {Look} look
 * @param {(element: Element) => boolean} [inside]
 * @returns {Iterable<(element: Element) => boolean>}
 */
export function* placesCalled(names, look, inside = () => true) {
  const [first, ...others] = names;
  if (first === undefined) return void (yield inside);
  for (const regions of regionsCalled(first, look)) {
    const there = regions.filter(({ root, from }) => inside(from ?? root));
    if (there.length === 0) continue;
    const within = (/** @type {Element} */ element) => there.some((region) => liesIn(region, element));
    yield* placesCalled(others, look, (element) => within(element) && inside(element));
  }
}
