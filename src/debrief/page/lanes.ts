import { formatCount } from '../../model/index.ts';
import type { Timeline, TimelineSpan } from '../../model/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { moment, spans } from './plot.ts';
import type { TimeAxis } from './plot.ts';

/** How many faults get a lane of their own, and how many of the times of each are said. */
const MOST_LANES = 8;
const MOST_TIMES = 3;

/** Rows under the plots that say by name what the spans in them are: each fault, and when the generator was saturated. */
export function lanes({ faults, saturated }: Timeline, axis: TimeAxis): Html {
  const names = [...new Set(faults.map(({ fault }) => fault))];
  const rest = names.length - MOST_LANES;
  return html`${names.slice(0, MOST_LANES).map((name) =>
    lane(
      `Fault ‘${name}’`,
      faults.filter(({ fault }) => fault === name),
      'fault-span',
      axis,
    ),
  )}
  ${rest > 0 && html`<p class="quiet">${formatCount(rest)} more faults have no row here.</p>`}
  ${saturated.length > 0 && lane('Generator saturated, figures not judged', saturated, 'busy-span', axis)}`;
}

/** `7 s to 13.5 s, 20 s to 25 s, 31 s to 35 s, and 4 more times`. */
export function timesInWords(all: readonly TimelineSpan[]): string {
  const times = all.slice(0, MOST_TIMES).map(({ from, to }) => `${moment(from)} to ${moment(to)}`);
  const rest = all.length - times.length;
  return `${times.join(', ')}${rest > 0 ? `, and ${formatCount(rest)} more times` : ''}`;
}

function lane(name: string, all: readonly TimelineSpan[], kind: string, axis: TimeAxis): Html {
  const said = timesInWords(all);
  return html`<figure class="panel lane">
    <figcaption><b>${name}</b> <span class="quiet">${said}</span></figcaption>
    <svg role="img" aria-label="${`${name}: ${said}`}" viewBox="0 0 1000 100" preserveAspectRatio="none">
      ${spans(all, kind, axis)}
    </svg>
  </figure>`;
}
