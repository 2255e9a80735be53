import { causeTitles, formatCount, formatDuration } from '../../model/index.ts';
import type { Cause, Debrief, Evidence, Finding } from '../../model/index.ts';
import { citizenSubject, resultAnchor } from '../allure/index.ts';
import { tracesLine, videosLine } from './traces.ts';
import { shownInWords } from '../words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Causes of failure with what to do about them; citizens shown in full lead into the Allure report. */
export function findingsSection(debrief: Debrief, allure: string | undefined): Html {
  const { findings } = debrief.scorecard;
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    ${
      findings.length === 0
        ? html`<p>No citizen failed.</p>`
        : html`<ul class="cards">
            ${findings.map((finding) => card(finding, debrief, allure))}
          </ul>`
    }
    <p class="quiet">Shown in full in the evidence: ${shownInWords(debrief.shown)}.</p>
    ${allure !== undefined && tracesLine(debrief, allure)} ${videosLine(debrief, allure !== undefined)}
  </section>`;
}

function card(
  { cause, message, hint, count, citizens, why }: Finding,
  debrief: Debrief,
  allure: string | undefined,
): Html {
  const shown = new Set(debrief.exemplars.map(({ citizen }) => citizen.number));
  const links = citizens.map((number, i) => {
    const anchor = resultAnchor(debrief.scorecard.runId, citizenSubject(number));
    const label = `#${number}`;
    return html`${i > 0 && ', '}${allure !== undefined && shown.has(number) ? html`<a href="${`${allure}#${anchor}`}">${label}</a>` : label}`;
  });
  const [first] = citizens;
  const command = `npx esr rerun ${debrief.scorecard.runId} --citizen ${first}`;
  const isStaff = debrief.exemplars.some((one) => one.isStaff && one.citizen.number === first);
  const again =
    first !== undefined &&
    !isStaff &&
    html`<p class="quiet">Fly the first again: <code>${command}</code></p>`;
  return html`<li class="card red">
    <h3>${formatCount(count)} × ${cause}</h3>
    <p class="message">${message}</p>
    ${why ? whyOf(why) : hint !== undefined && html`<p>→ ${hint}</p>`}
    <p class="quiet">${isStaff ? 'Staff' : 'Citizens'} ${links}${count > citizens.length && ', …'}</p>
    ${again}
  </li>`;
}

/** The cause in a sentence, what leads to it, and what to do. */
function whyOf({ kind, subject, confidence, summary, evidence, fix, who }: Cause): Html {
  return html`<p><b>Why? ${causeTitles[kind]} ‘${subject}’ (${confidence}):</b> ${summary}</p>
    <ol>
      ${evidence.map(link)}
    </ol>
    <p>→ ${fix} (${who})</p>`;
}

function link({ t, line, what }: Evidence): Html {
  return html`<li>
    ${formatDuration(t)}: ${what}${line !== undefined && html` <span class="quiet">(line ${line})</span>`}
  </li>`;
}
