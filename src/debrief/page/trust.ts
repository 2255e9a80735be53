import { formatCount, formatShare, revisionInWords } from '../../model/index.ts';
import type { Debrief, Scorecard } from '../../model/index.ts';
import { formatMs } from '../words.ts';
import { table } from './scroll-table.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Whether the figures can be trusted, and how to get them again. */
export function trustSection({ scorecard, scenario, browser }: Debrief, command: string): Html {
  const { validity, revision } = scorecard;
  return html`<section aria-labelledby="validity">
      <h2 id="validity">Can these figures be trusted?</h2>
      <p>
        ${validity.valid ? 'Yes: the generator kept up with its plan.' : 'No: the generator was the limit.'}
      </p>
      ${notes([...validity.reasons, ...validity.cautions])}
      ${table('The generator', ['The generator', 'Measured'], generator(scorecard))}
    </section>
    <section aria-labelledby="plan">
      <h2 id="plan">The plan, and how to repeat it</h2>
      <p>
        Seed ${scorecard.seed} against ${revision && `${revisionInWords(revision)} at `}
        ${scorecard.target || 'no target'}${browser !== undefined && ` in ${browser}`}. The same seed gives
        the same citizens.
      </p>
      <pre tabindex="0"><code>${command}</code></pre>
      <details>
        <summary>The scenario as written</summary>
        <pre tabindex="0"><code>${scenario.text}</code></pre>
      </details>
    </section>`;
}

function notes(lines: string[]): Html | undefined {
  return lines.length > 0
    ? html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    : undefined;
}

function generator({ validity, ...scorecard }: Scorecard): string[][] {
  const { seconds, saturatedSeconds, leftOut, pressureMean } = validity;
  return [
    ['Citizens started late by (p95)', formatMs(validity.lateness.p95)],
    ['Latency p95 as citizens felt it', formatMs(scorecard.latency.p95)],
    ['Latency p95 without their wait for the generator', formatMs(scorecard.serviceLatency.p95)],
    ['Seconds in which it was saturated', `${saturatedSeconds} of ${seconds}`],
    ['Durations in no percentile for that', formatCount(leftOut)],
    ['Longest standstill of the event loop', formatMs(validity.loopDelayMaxMs)],
    ['Longest that a browser took to answer', formatMs(validity.browserDelayMaxMs)],
    ['Host CPU, mean', formatShare(validity.hostCpuMean)],
    ['Host CPU, highest', formatShare(validity.hostCpuMax)],
    ...(pressureMean === undefined
      ? []
      : [['Time in which something waited for a CPU', formatShare(pressureMean)]]),
    ['Memory of esr, highest', `${Math.round(validity.rssMaxMb)} MB`],
  ];
}
