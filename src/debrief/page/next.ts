import type { Debrief, Scorecard } from '../../model/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { hurtFirst } from './hurt.ts';

/** How many things to do the first screen names. */
const MOST_TO_DO = 3;

interface Task {
  what: string;
  who: string;
}

/** What to do next and by whom, and whom it hurts most: the part of the answer that somebody can act on. */
export function nextBlock({ scorecard, scenario }: Debrief): Html {
  return html`<div class="next">
    <h2>What to do next</h2>
    <ol>
      ${tasksOf(scorecard).map(({ what, who }) => html`<li>${sentence(what)} <b>By ${who}.</b></li>`)}
    </ol>
    <h2>Who is hurt first</h2>
    <p>${hurtFirst(scorecard, scenario)}</p>
  </div>`;
}

/** About the run itself where it proves nothing, then the fixes of its findings, else about a gate that is open. */
function tasksOf(scorecard: Scorecard): Task[] {
  const { findings, gates } = scorecard;
  const tasks = [
    ...aboutTheRun(scorecard),
    ...findings.flatMap(({ why }) => (why ? [{ what: why.fix, who: why.who }] : [])),
  ];
  const different = [...new Map(tasks.map((task) => [`${task.what}\n${task.who}`, task])).values()];
  if (different.length > 0) return different.slice(0, MOST_TO_DO);
  if (findings.length > 0)
    return [{ what: 'look at the findings below, the most frequent first', who: DEVELOPERS }];
  const open = gates.filter(({ status }) => status !== 'green').slice(0, MOST_TO_DO);
  if (open.length > 0) {
    return open.map(({ title, status }) =>
      status === 'unproven'
        ? { what: `rehearse again so that ‘${title}’ has enough to be judged by`, who: REHEARSER }
        : { what: `bring ‘${title}’ back into its bounds`, who: DEVELOPERS },
    );
  }
  return [
    { what: 'launch, and rehearse again before the next change goes live', who: 'the product’s owner' },
  ];
}

const DEVELOPERS = 'the service’s developers';
const REHEARSER = 'whoever flies the rehearsal';

function aboutTheRun({ guard, interrupted, validity }: Scorecard): Task[] {
  if (guard) return [{ what: guard.reason, who: REHEARSER }];
  if (interrupted) return [{ what: 'let the run fly to its end before you judge by it', who: REHEARSER }];
  if (validity.valid) return [];
  const what = 'fly fewer citizens at once: ‘npx esr calibrate’ says how many this machine carries';
  return [{ what, who: REHEARSER }];
}

/** A clause as a sentence. */
function sentence(clause: string): string {
  const ended = /[.!?]$/.test(clause) ? clause : `${clause}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
