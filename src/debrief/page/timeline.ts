import { formatCount } from '../../model/index.ts';
import type { Scorecard, Timeline } from '../../model/index.ts';
import { formatMs } from '../words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { bars, moment, plot, steps, timeAxis } from './plot.ts';
import type { TimeAxis } from './plot.ts';
import { lanes } from './lanes.ts';
import { table } from './scroll-table.ts';
import { tell } from './timeline-words.ts';

/** The run over time: who came, who was on the way, latency, errors, and when faults and the generator had a hand in it. */
export function timelineSection({ timeline, durationMs }: Scorecard): Html | undefined {
  if (!timeline || timeline.buckets.length === 0 || durationMs <= 0) return undefined;
  const axis = { bucketMs: timeline.bucketMs, spanMs: durationMs };
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">How the run went over time</h2>
    ${panels(timeline, axis)} ${lanes(timeline, axis)}
    <div class="panel axis">${timeAxis(axis)}</div>
    <p class="quiet">
      Time is real time since take-off, in stretches of ${moment(timeline.bucketMs)}. Latency is of all
      answers to documents and API calls, whatever touched them, by when they were asked for, to 1 %; gates
      judge it apart. Errors are as counted while the run flew, without what a page called off.
    </p>
    <details class="data">
      <summary>The same as a table</summary>
      ${figuresTable(timeline)}
    </details>
  </section>`;
}

function panels(timeline: Timeline, axis: TimeAxis): Html {
  const { buckets } = timeline;
  const arrivals = buckets.map((one) => one.arrivals);
  const active = buckets.map((one) => one.active);
  const [p50, p95] = [buckets.map((one) => one.p50), buckets.map((one) => one.p95)];
  const [errors, faulted] = [buckets.map((one) => one.errors), buckets.map((one) => one.faulted)];
  const highest = {
    arrivals: Math.max(...arrivals),
    active: Math.max(...active),
    latency: Math.max(...p95.map((value) => value ?? 0)),
    errors: Math.max(...errors.map((n, index) => n + (faulted[index] ?? 0))),
  };
  const told = tell(timeline);
  const draw = (label: string, marks: Html): Html => plot(label, timeline, axis, marks);
  const isFaulted = faulted.some((n) => n > 0);
  return html`${panel('Arrivals', told.arrivals, {
    top: formatCount(highest.arrivals),
    svg: draw(`Arrivals over time. ${told.arrivals}`, bars('fill-a', arrivals, highest.arrivals, axis)),
  })}
  ${panel('Citizens on the way', told.active, {
    top: formatCount(Math.ceil(highest.active)),
    svg: draw(
      `Citizens on the way over time. ${told.active}`,
      steps('line-a', active, Math.ceil(highest.active), axis),
    ),
  })}
  ${panel('Latency', told.latency, {
    top: formatMs(highest.latency),
    legend: html`${key('line-a', 'p50')} ${key('line-b', 'p95')}`,
    svg: draw(
      `Latency over time. ${told.latency}`,
      html`${steps('line-b', p95, highest.latency, axis)}${steps('line-a', p50, highest.latency, axis)}`,
    ),
  })}
  ${panel('Errors', told.errors, {
    top: formatCount(highest.errors),
    ...(isFaulted
      ? { legend: html`${key('fill-b', 'of the service')} ${key('hollow-b', 'touched by a fault')}` }
      : {}),
    svg: draw(
      `Errors over time. ${told.errors}`,
      html`${bars('fill-b', errors, highest.errors, axis)}${bars('hollow-b', faulted, highest.errors, axis, errors)}`,
    ),
  })}`;
}

function panel(
  title: string,
  said: string,
  { top, svg, legend }: { top: string; svg: Html; legend?: Html },
): Html {
  return html`<figure class="panel">
    <figcaption><b>${title}</b> ${legend} <span class="quiet">${said}</span></figcaption>
    <span class="scale" aria-hidden="true"><span>${top}</span>${top !== '0' && html`<span>0</span>`}</span>
    ${svg}
  </figure>`;
}

/** A sample of a mark with its name. */
function key(kind: string, name: string): Html {
  const mark = kind.startsWith('line')
    ? html`<path class="${kind}" d="M0 5H28" />`
    : html`<rect class="${kind}" x="1" y="1" width="26" height="8" />`;
  return html`<span class="key"><svg aria-hidden="true" viewBox="0 0 28 10">${mark}</svg> ${name}</span>`;
}

function figuresTable({ buckets, bucketMs }: Timeline): Html {
  const ms = (value: number | null): string => (value === null ? '–' : formatMs(value));
  return table(
    'The run over time',
    ['From', 'Arrivals', 'On the way', 'Answers', 'p50', 'p95', 'Errors', 'Touched by a fault'],
    buckets.map(({ arrivals, active, answers, p50, p95, errors, faulted }, index) => [
      moment(index * bucketMs),
      formatCount(arrivals),
      String(active),
      formatCount(answers),
      ms(p50),
      ms(p95),
      formatCount(errors),
      formatCount(faulted),
    ]),
  );
}
