import { formatDuration } from '../../model/index.ts';
import type { Timeline } from '../../model/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Units of a plot; it is stretched to the room there is, so that its words stand beside it and stay readable. */
const WIDTH = 1_000;
const HEIGHT = 100;
/** Above the highest value, so that its line is not cut in half. */
const HEADROOM = 4;

/** The time that plots under each other share. */
export interface TimeAxis {
  bucketMs: number;
  spanMs: number;
}

/** The frame of a plot over time: spans of faults and of saturated seconds behind what is drawn. */
export function plot(label: string, timeline: Timeline, axis: TimeAxis, marks: Html): Html {
  return html`<svg
    class="plot"
    role="img"
    aria-label="${label}"
    viewBox="${`0 0 ${WIDTH} ${HEIGHT}`}"
    preserveAspectRatio="none"
  >
    ${spans(timeline.faults, 'fault-span', axis)}${spans(timeline.saturated, 'busy-span', axis)}
    <path class="base" d="${`M0 ${HEIGHT}H${WIDTH}`}" />
    ${marks}
  </svg>`;
}

/** Rectangles over the full height. */
export function spans(all: readonly { from: number; to: number }[], kind: string, axis: TimeAxis): Html {
  return html`${all.map(({ from, to }) => {
    // As wide as can be seen, however short it was.
    const width = Math.max(2, x(to, axis) - x(from, axis));
    return html`<rect
      class="${kind}"
      x="${short(Math.min(x(from, axis), WIDTH - width))}"
      width="${short(width)}"
      height="${HEIGHT}"
    />`;
  })}`;
}

/** A line of steps, one as long as its stretch, broken where there is no figure. */
export function steps(kind: string, values: readonly (number | null)[], top: number, axis: TimeAxis): Html {
  let isOpen = false;
  const path = values.map((value, index) => {
    const [from, to] = [x(index * axis.bucketMs, axis), x((index + 1) * axis.bucketMs, axis)];
    const begin = isOpen ? 'V' : `M${short(from)} `;
    isOpen = value !== null;
    return value === null ? '' : `${begin}${short(y(value, top))}H${short(to)}`;
  });
  return html`<path class="${kind}" d="${path.join('')}" />`;
}

/** Bars, one for each stretch, that stand on `below` where it is given. */
export function bars(
  kind: string,
  values: readonly number[],
  top: number,
  axis: TimeAxis,
  below: readonly number[] = [],
): Html {
  const path = values.map((value, index) => {
    if (value === 0) return '';
    const [from, to] = [x(index * axis.bucketMs, axis), x((index + 1) * axis.bucketMs, axis)];
    const foot = below[index] ?? 0;
    return `M${short(from)} ${short(y(foot, top))}V${short(y(foot + value, top))}H${short(to)}V${short(y(foot, top))}Z`;
  });
  return html`<path class="${kind}" d="${path.join('')}" />`;
}

/** Lengths between marks of the time axis, in seconds. */
const TICKS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
];
const MOST_TICKS = 5;

/** Times under a plot; said in words elsewhere, so hidden from who cannot see where they stand. */
export function timeAxis({ spanMs }: TimeAxis): Html {
  const length =
    1_000 * (TICKS.find((seconds) => spanMs / (1_000 * seconds) <= MOST_TICKS) ?? spanMs / 1_000);
  const marks = Array.from({ length: Math.floor(spanMs / length) + 1 }, (_, index) => index * length);
  return html`<div class="ticks" aria-hidden="true">
    ${marks.map((ms) => {
      const percent = (100 * ms) / spanMs;
      const side = percent > 90 ? 'end' : percent < 5 ? 'start' : 'middle';
      return html`<span class="${side}" style="${`left:${percent.toFixed(2)}%`}">${moment(ms)}</span>`;
    })}
  </div>`;
}

/** A moment of a run, ms since take-off: `0 s`, `1m 30s`, `2h`. */
export function moment(ms: number): string {
  return ms === 0 ? '0 s' : formatDuration(ms).replace(/ 0[sm]$/, '');
}

function x(ms: number, { spanMs }: TimeAxis): number {
  return Math.min(WIDTH, (WIDTH * ms) / spanMs);
}

function y(value: number, top: number): number {
  return HEIGHT - ((HEIGHT - HEADROOM) * value) / (top || 1);
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
