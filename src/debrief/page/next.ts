import type { Debrief } from '../../model/index.ts';
import { tasksOf } from '../tasks.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { hurtFirst } from './hurt.ts';

/** How many things to do the first screen names. */
const MOST_TO_DO = 3;

/** What to do next and by whom, and whom it hurts most: the part of the answer that somebody can act on. */
export function nextBlock({ scorecard, scenario }: Debrief): Html {
  return html`<div class="next">
    <h2>What to do next</h2>
    <ol>
      ${tasksOf(scorecard)
        .slice(0, MOST_TO_DO)
        .map(({ what, who }) => html`<li>${sentence(what)} <b>By ${who}.</b></li>`)}
    </ol>
    <h2>Who is hurt first</h2>
    <p>${hurtFirst(scorecard, scenario)}</p>
  </div>`;
}

/** A clause as a sentence. */
function sentence(clause: string): string {
  const ended = /[.!?]$/.test(clause) ? clause : `${clause}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
