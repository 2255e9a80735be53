import { formatShare } from '../../model/index.ts';
import type { Scorecard, TimelineGauge } from '../../model/index.ts';
import { formatMs } from '../words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { plot, steps } from './plot.ts';

/** Figures that the service states of itself, small and beside each other; nothing where it states none. */
export function gaugesSection({ timeline, durationMs }: Scorecard): Html | undefined {
  if (!timeline || timeline.gauges.length === 0 || durationMs <= 0) return undefined;
  const axis = { bucketMs: timeline.bucketMs, spanMs: durationMs };
  return html`<section aria-labelledby="gauges">
    <h2 id="gauges">What the service says of itself</h2>
    <p class="quiet">Each from 0 up, over the time of the run; marked as above where a fault was active.</p>
    <div class="gauges">
      ${timeline.gauges.map((gauge) => {
        const { name, values, low, mean, high } = gauge;
        const say = saysOf(gauge);
        const said = `lowest ${say(low)}, on average ${say(mean)}, highest ${say(high)}`;
        const marks = steps('line-a', joined(values), Math.max(high, 0), axis);
        return html`<figure>
          <figcaption><b>${name}</b></figcaption>
          ${plot(`${name} over time: ${said}`, timeline, axis, marks)}
          <p class="quiet">${said}</p>
        </figure>`;
      })}
    </div>
  </section>`;
}

/** A gauge is asked every few seconds: between two answers the latest holds. */
function joined(values: readonly (number | null)[]): (number | null)[] {
  let latest: number | null = null;
  const last = values.findLastIndex((value) => value !== null);
  return values.map((value, index) => {
    latest = value ?? latest;
    return index <= last ? latest : null;
  });
}

function saysOf({ unit }: TimelineGauge): (value: number) => string {
  if (unit === 'share') return formatShare;
  return unit === 'ms' ? formatMs : (value) => String(Number(value.toPrecision(4)));
}
