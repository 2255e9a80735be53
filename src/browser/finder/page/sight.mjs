// What a person sees and can reach.
import { closest, holds, shownIn } from './tree.mjs';

/** So deep is looked for a part to press, where the control itself has no box: a link around a floating picture. */
const DEEP = 4;

/**
 * Whether somebody sees it: it is shown and has a box, or something in it has.
 * @param {Element} element
 */
export function isSeen(element) {
  return boxOf(element) !== undefined;
}

/**
 * The element itself, when it has a box, else the first part of it that has one.
 * @param {Element} element
 */
export function boxOf(element) {
  return boxIn(element, DEEP);
}

/**
 * @param {Element} element
 * @param {number} deep
 * @returns {Element | undefined}
 */
function boxIn(element, deep) {
  const shown = element.checkVisibility({ visibilityProperty: true });
  if (shown) {
    const { width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0) return element;
  }
  // An element with `display: contents` is not shown itself, but what is in it is.
  if (deep === 0 || (!shown && getComputedStyle(element).display !== 'contents')) return undefined;
  for (const child of shownIn(element)) {
    const box = child instanceof Element ? boxIn(child, deep - 1) : undefined;
    if (box) return box;
  }
  return undefined;
}

/**
 * A checkbox or radio button that is drawn by other means has its real one where nobody can press it: off the page
 * (USWDS: `left: -999em`), one pixel small, transparent, clipped, out of the pointer's reach.
 * @param {Element} element
 */
export function isDrawn(element) {
  const { right, bottom, width, height } = element.getBoundingClientRect();
  if (right + scrollX <= 0 || bottom + scrollY <= 0 || width * height <= 1) return true;
  const { opacity, pointerEvents, position, clip, clipPath, visibility } = getComputedStyle(element);
  if (opacity === '0' || pointerEvents === 'none' || visibility === 'hidden') return true;
  return /^inset\((?:50|100)%/.test(clipPath) || (clip !== 'auto' && /absolute|fixed/.test(position));
}

/**
 * What a person presses for a control: itself, or the label that is drawn in its place.
 * @param {Element} element
 * @param {readonly Element[]} labels
 * @returns {Element | undefined} undefined when there is nothing to be seen of it.
 */
export function standIn(element, labels) {
  const input = element instanceof HTMLInputElement ? element.type : '';
  if (/^(?:checkbox|radio|file)$/.test(input) && isDrawn(element)) {
    const label = labels.find(isSeen);
    if (label || input === 'file') return label;
  }
  return boxOf(element);
}

/** @param {Element} element */
export function isEnabled(element) {
  return !element.matches(':disabled') && element.closest('[aria-disabled=true]') === null;
}

/**
 * The dialog that is open in front of everything else.
 * @param {readonly Element[]} dialogs
 */
export function modalAmong(dialogs) {
  return dialogs.findLast(
    (dialog) => (dialog.matches(':modal') || dialog.ariaModal === 'true') && isSeen(dialog),
  );
}

/**
 * Whether it lies behind an open dialog, or is to be seen only by chance: transparent, off the page, not for readers.
 * @param {Element} element
 * @param {Element | undefined} modal
 */
export function isBehind(element, modal) {
  if (modal && !holds(modal, element)) return true;
  if (closest(element, '[inert], [aria-hidden=true]')) return true;
  if (!element.checkVisibility({ opacityProperty: true })) return true;
  const { right, bottom } = element.getBoundingClientRect();
  return right + scrollX <= 0 || bottom + scrollY <= 0;
}
