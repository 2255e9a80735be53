import { formatCount, formatDuration } from '../../model/index.ts';
import type { FunnelStep, Scorecard } from '../../model/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** How the crowd came through the script: one bar a step, full width is everyone planned. */
export function funnelSection({ funnel, citizens }: Scorecard): Html {
  const all = Math.max(1, citizens.planned);
  return html`<section aria-labelledby="funnel">
    <h2 id="funnel">How far citizens came</h2>
    <p class="quiet">Of ${formatCount(citizens.planned)} planned: ${endings(citizens)}.</p>
    <ol class="funnel">
      ${funnel.map((step) => bar(step, all))}
    </ol>
  </section>`;
}

function bar({ title, started, passed, failed, cutOff, durations }: FunnelStep, all: number): Html {
  const width = (n: number): string => ((100 * n) / all).toFixed(2);
  return html`<li>
    <p class="step">
      <strong>${title}</strong>
      <span
        >${formatCount(passed)} of ${formatCount(started)}
        passed${failed > 0 && `, ${formatCount(failed)} stopped here`}${cutOff > 0 && `, ${formatCount(cutOff)} cut off`}</span
      >
    </p>
    <svg
      class="bar"
      role="img"
      aria-label="${`${passed} passed, ${failed} stopped, of ${all}`}"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
    >
      <rect class="track" width="100" height="4" />
      <rect class="passed" width="${width(passed)}" height="4" />
      <rect class="failed" x="${width(passed)}" width="${width(failed)}" height="4" />
    </svg>
    <p class="quiet">
      ${durations.n > 0 && `half within ${formatDuration(durations.p50)}, 95 % within ${formatDuration(durations.p95)}, slowest ${formatDuration(durations.max)}`}
    </p>
  </li>`;
}

function endings(citizens: Scorecard['citizens']): string {
  const { finished, failed, abandoned, lost, interrupted } = citizens;
  const parts: [number, string][] = [
    [failed, 'failed'],
    [abandoned, 'gave up'],
    [lost, 'lost by the generator'],
    [interrupted, 'stopped on the way'],
    [citizens['not-started'], 'never started'],
  ];
  const rest = parts.filter(([n]) => n > 0).map(([n, what]) => `${formatCount(n)} ${what}`);
  return [`${formatCount(finished)} finished`, ...rest].join(', ');
}
