import { formatShare } from '../../model/index.ts';
import type { Debrief, Validity } from '../../model/index.ts';
import { formatMs } from '../words.ts';
import { table } from './crowd.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Whether the figures can be trusted, and how to get them again. */
export function trustSection({ scorecard, scenario, browser }: Debrief, command: string): Html {
  const { validity } = scorecard;
  return html`<section aria-labelledby="validity">
      <h2 id="validity">Can these figures be trusted?</h2>
      <p>
        ${validity.valid ? 'Yes: the generator kept up with its plan.' : 'No: the generator was the limit.'}
      </p>
      ${notes([...validity.reasons, ...validity.cautions])}
      ${table('The generator', ['The generator', 'Measured'], generator(validity))}
    </section>
    <section aria-labelledby="plan">
      <h2 id="plan">The plan, and how to repeat it</h2>
      <p>
        Seed ${scorecard.seed} against
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

function generator(validity: Validity): string[][] {
  return [
    ['Citizens started late by (p95)', formatMs(validity.lateness.p95)],
    ['Longest standstill of the event loop', formatMs(validity.loopDelayMaxMs)],
    ['Host CPU, mean', formatShare(validity.hostCpuMean)],
    ['Host CPU, highest', formatShare(validity.hostCpuMax)],
    ['Memory of esr, highest', `${Math.round(validity.rssMaxMb)} MB`],
  ];
}
