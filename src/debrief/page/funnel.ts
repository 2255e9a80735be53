import { formatCount, formatDuration } from '../../model/index.ts';
import type { Debrief, FunnelStep, Scorecard } from '../../model/index.ts';
import { leftAt, leftInWords } from '../words.ts';
import { bar } from './bar.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/**
 * How the crowd came through the script: one bar a step, as long as many came to it, full width is everyone planned.
 * Who did not come to a step is no failure of that step: they may have taken another way, as the script says.
 */
export function funnelSection({ scorecard: { funnel, citizens }, scenario }: Debrief): Html {
  const all = Math.max(1, citizens.planned);
  return html`<section aria-labelledby="funnel">
    <h2 id="funnel">How far citizens came</h2>
    <p class="quiet">Of ${formatCount(citizens.planned)} planned: ${endings(citizens)}.</p>
    <p class="quiet">
      A bar is as long as many citizens came to its step: full those who did it, outlined those who failed at
      it, dashed those whose patience ended there, without an edge all others.
    </p>
    <ol class="funnel">
      ${funnel.map((step, index) => row(step, all, scenario.steps[index]?.when !== undefined))}
    </ol>
  </section>`;
}

function row(step: FunnelStep, all: number, ofSome: boolean): Html {
  const { title, started, passed, failed, abandoned = 0, durations } = step;
  const width = (n: number): string => ((100 * n) / all).toFixed(2);
  const part = (kind: string, from: number, n: number): Html | false =>
    n > 0 && html`<rect class="${kind}" x="${width(from)}" width="${width(n)}" height="4" />`;
  return html`<li>
    <p class="step">
      <strong>${title}</strong>
      <span>${cameThrough(step)}${ofSome && ' · a step of some citizens only'}</span>
    </p>
    ${bar(`${cameThrough(step)}, of ${formatCount(all)} planned`, [
      html`<rect class="track" width="${width(started)}" height="4" />`,
      part('fill-a', 0, passed),
      part('failed', passed, failed - abandoned),
      part('gave-up', passed + failed - abandoned, abandoned),
    ])}
    <p class="quiet">
      ${durations.n > 0 && `half within ${formatDuration(durations.p50)}, 95 % within ${formatDuration(durations.p95)}, slowest ${formatDuration(durations.max)}`}
    </p>
  </li>`;
}

/** `45 of 50 passed, 2 stopped here, 3 cut off`: of those who came to the step, and of nobody else. */
function cameThrough(step: FunnelStep): string {
  const { started, passed, failed, abandoned = 0, cutOff } = step;
  const left = leftAt(step);
  const onlyLeft = left > 0 && left === started;
  return [
    ...(onlyLeft ? [] : [`${formatCount(passed)} of ${formatCount(started)} passed`]),
    ...(failed > 0
      ? [`${formatCount(failed)} stopped here${abandoned > 0 ? ` (${formatCount(abandoned)} gave up)` : ''}`]
      : []),
    ...(left > 0 ? [leftInWords(left)] : []),
    ...(cutOff > 0 ? [`${formatCount(cutOff)} cut off`] : []),
  ].join(', ');
}

function endings(citizens: Scorecard['citizens']): string {
  const { finished, failed, abandoned, left, lost, interrupted } = citizens;
  const parts: [number, string][] = [
    [failed, 'failed'],
    [abandoned, 'gave up'],
    [left, 'left as the script says'],
    [lost, 'lost by the generator'],
    [interrupted, 'stopped on the way'],
    [citizens['not-started'], 'never started'],
  ];
  const rest = parts.filter(([n]) => n > 0).map(([n, what]) => `${formatCount(n)} ${what}`);
  return [`${formatCount(finished)} finished`, ...rest].join(', ');
}
