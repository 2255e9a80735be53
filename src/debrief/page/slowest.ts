import { formatCount, formatDuration } from '../../model/index.ts';
import type { Percentiles, Scorecard } from '../../model/index.ts';
import { formatMs } from '../words.ts';
import { bar } from './bar.ts';
import { TOUCHED } from './crowd.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** How many of each are shown. */
const MOST_SHOWN = 5;

interface Row {
  name: string;
  times: Percentiles;
}

/** Where time went: the slowest services and the slowest steps, as bars of p50 within p95. */
export function slowestSection({ services, funnel }: Scorecard): Html | undefined {
  const slowServices = slowest(
    services.map(({ service, touch, latency }) => ({
      name: `${service}, ${TOUCHED[touch]}`,
      times: latency,
    })),
  );
  const slowSteps = slowest(funnel.map(({ title, durations }) => ({ name: title, times: durations })));
  if (slowServices.length + slowSteps.length === 0) return undefined;
  return html`<section aria-labelledby="slowest">
    <h2 id="slowest">Where the time went</h2>
    <p class="quiet">The full bar is p50, the outlined one p95; both lists have a scale of their own.</p>
    ${list('Slowest services', slowServices, formatMs)} ${list('Slowest steps', slowSteps, formatDuration)}
  </section>`;
}

function slowest(rows: Row[]): Row[] {
  return rows
    .filter(({ times }) => times.n > 0)
    .toSorted((a, b) => b.times.p95 - a.times.p95)
    .slice(0, MOST_SHOWN);
}

function list(title: string, rows: Row[], say: (ms: number) => string): Html | undefined {
  if (rows.length === 0) return undefined;
  const top = Math.max(1, ...rows.map(({ times }) => times.p95));
  return html`<h3>${title}</h3>
    <ol class="funnel">
      ${rows.map(({ name, times: { n, p50, p95 } }) => {
        const said = `p50 ${say(p50)}, p95 ${say(p95)}`;
        return html`<li>
          <p class="step"><strong>${name}</strong> <span>${said}, of ${formatCount(n)}</span></p>
          ${bar(
            `${name}: ${said}`,
            html`<rect class="hollow-a" width="${((100 * p95) / top).toFixed(2)}" height="4" />
              <rect class="fill-a" width="${((100 * p50) / top).toFixed(2)}" height="4" />`,
          )}
        </li>`;
      })}
    </ol>`;
}
