import { formatCount, formatDuration } from '../../model/index.ts';
import type { Debrief, Scorecard } from '../../model/index.ts';
import { noticesOf } from '../notices.ts';
import { answerTitle, formatMs, leftInWords, rejectionCount, VERDICT_MARK } from '../words.ts';
import { html } from './html.ts';
import type { Html, Part } from './html.ts';
import { nextBlock } from './next.ts';

/** How many reasons the first screen gives; the others follow in the section of the gates. */
export const REASONS_SHOWN = 3;

/** The first screen: the answer in one sentence, why, what to do by whom, who is hurt first, and four figures. */
export function answerSection(debrief: Debrief): Html {
  const { scorecard, scenario } = debrief;
  const { verdict, answer, citizens, latency, errors } = scorecard;
  const reasons = scorecard.reasons.slice(0, REASONS_SHOWN);
  return html`<header class="answer ${verdict.toLowerCase()}">
    <p class="eyebrow">
      ${scenario.name} · ${formatCount(citizens.planned)} synthetic citizens · ${when(scorecard)}
    </p>
    ${noticesOf(scorecard).map(({ title, text }) => html`<p class="banner"><strong>${title}.</strong> ${text}</p>`)}
    <h1><span class="mark" aria-hidden="true">${VERDICT_MARK[verdict]}</span> ${answerTitle(answer)}</h1>
    <p class="sentence">${sentence(scorecard)}</p>
    <div class="why">
      <ul class="reasons">
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      ${nextBlock(debrief)}
    </div>
    <dl class="figures">
      ${figure(
        'Citizens finished',
        `${formatCount(citizens.finished)} of ${formatCount(citizens.planned)}`,
        citizens.left > 0 ? leftInWords(citizens.left) : undefined,
      )}
      ${figure('Latency p95', latency.n > 0 ? formatMs(latency.p95) : 'unknown', latencyNote(scorecard))}
      ${figure('Errors', formatCount(errors), `in ${formatCount(scorecard.exchanges)} exchanges`)}
      ${figure('Refused by policy', formatCount(rejectionCount(scorecard)), 'right answers, not errors')}
    </dl>
  </header>`;
}

/** With faults in play the figure is of the exchanges that no fault touched, where there are any. */
function latencyNote({ latency, faults, services }: Scorecard): string {
  const n = `over ${formatCount(latency.n)} answers`;
  if (faults.length === 0) return n;
  return services.some(({ touch }) => touch === 'clean' || touch === 'line')
    ? `${n} no fault touched`
    : `${n} a fault touched`;
}

function figure(name: string, value: string, note?: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}${note !== undefined && html`<small>${note}</small>`}</dd>
  </div>`;
}

function sentence({ verdict, citizens, interrupted }: Scorecard): string {
  switch (verdict) {
    case 'PASS':
      return 'The service did all that was asked of it: it is ready for the citizens it was rehearsed with.';
    case 'WARN':
      return 'The service can be launched, but not all of it is as good as was asked for.';
    case 'FAIL':
      return 'The rehearsal found what real citizens would find. Mend it and rehearse again.';
    case 'INVALID':
      return interrupted
        ? `The run was stopped when ${formatCount(citizens.finished)} of ${formatCount(citizens.planned)} citizens had finished: it proves nothing either way.`
        : 'This run proves nothing either way: neither that the service holds, nor that it fails.';
  }
}

function when({ startedAt, durationMs }: Scorecard): Part {
  // Of a record that was cut off before its first line nobody knows.
  if (startedAt === '') return formatDuration(durationMs);
  const shown = startedAt.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC');
  return html`<time datetime="${startedAt}">${shown}</time> · ${formatDuration(durationMs)}`;
}
