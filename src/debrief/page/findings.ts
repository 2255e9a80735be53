import { formatCount } from '../../model/index.ts';
import type { Debrief, Finding } from '../../model/index.ts';
import { citizenSubject, resultAnchor } from '../allure/index.ts';
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
  </section>`;
}

function card(
  { cause, message, hint, count, citizens }: Finding,
  debrief: Debrief,
  allure: string | undefined,
): Html {
  const shown = new Set(debrief.exemplars.map(({ citizen }) => citizen.number));
  const links = citizens.map((number, i) => {
    const anchor = resultAnchor(debrief.scorecard.runId, citizenSubject(number));
    const label = `#${number}`;
    return html`${i > 0 && ', '}${allure !== undefined && shown.has(number) ? html`<a href="${`${allure}#${anchor}`}">${label}</a>` : label}`;
  });
  return html`<li class="card red">
    <h3>${formatCount(count)} × ${cause}</h3>
    <p class="message">${message}</p>
    ${hint !== undefined && html`<p>→ ${hint}</p>`}
    <p class="quiet">Citizens ${links}${count > citizens.length && ', …'}</p>
  </li>`;
}
