// Where a checkbox, a radio button or a switch is pressed. Runs in the page.
import { holds, isShown, labelsOf, onTopAt, parentOf } from './see.mjs';

/** Smaller than this, px², is there for assistive technology only: USWDS and Bootstrap make it one pixel. */
const TINY = 4;
/** How far from its corner a label is pressed where its middle is a link, px. */
const FROM_CORNER = 6;

/**
 * What a person presses: the control itself, or what is drawn in its place.
 * @param {Element} control
 * @returns {Element}
 */
export function handleOf(control) {
  if (!(control instanceof HTMLInputElement) || !isDrawnOver(control)) return control;
  const label = labelsOf(control).find(isShown);
  if (label) return label;
  const around = parentOf(control);
  return around && isShown(around) && around.querySelectorAll('input').length === 1 ? around : control;
}

/**
 * Whether something else is drawn in place of a native control: it is off the page (USWDS), tiny, or lies under
 * what its label draws (Bootstrap).
 * @param {HTMLInputElement} input
 */
function isDrawnOver(input) {
  if (!isShown(input)) return true;
  const { left, right, top, bottom, width, height } = input.getBoundingClientRect();
  if (right + scrollX <= 0 || bottom + scrollY <= 0 || width * height <= TINY) return true;
  const hit = onTopAt((left + right) / 2, (top + bottom) / 2);
  if (!hit) return getComputedStyle(input).opacity === '0';
  return !holds(input, hit) && [...labelsOf(input), parentOf(input)].some((one) => one && holds(one, hit));
}

/**
 * Where in it, when its middle would be a link to the terms, and not the box.
 * @param {Element} control
 * @returns {{ x: number, y: number } | null} from its upper left corner, px
 */
export function spotOf(control) {
  const handle = handleOf(control);
  const links = [...handle.querySelectorAll('a, button')].flatMap((link) => [...link.getClientRects()]);
  if (handle === control || links.length === 0) return null;
  const box = handle.getBoundingClientRect();
  const y = Math.min(FROM_CORNER, box.height / 2);
  const places = [FROM_CORNER, box.width - FROM_CORNER].map((x) => ({ x, y }));
  const isFree = (/** @type {{ x: number, y: number }} */ place) =>
    !links.some(
      ({ left, right, top, bottom }) =>
        box.left + place.x >= left &&
        box.left + place.x <= right &&
        box.top + place.y >= top &&
        box.top + place.y <= bottom,
    );
  const rightToLeft = getComputedStyle(handle).direction === 'rtl';
  return (rightToLeft ? places.toReversed() : places).find(isFree) ?? null;
}
