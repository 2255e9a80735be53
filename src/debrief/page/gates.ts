import type { GateResult, Scorecard } from '../../model/index.ts';
import { GATE_MARK } from '../words.ts';
import { REASONS_SHOWN } from './answer.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Every gate with its figure and bounds, and the reasons that did not fit the first screen. */
export function gatesSection({ gates, reasons }: Scorecard): Html {
  const more = reasons.slice(REASONS_SHOWN);
  return html`<section aria-labelledby="gates">
    <h2 id="gates">Gates</h2>
    ${
      gates.length === 0
        ? html`<p>No gate was judged.</p>`
        : html`<ul class="cards">
            ${gates.map(card)}
          </ul>`
    }
    ${
      more.length > 0 &&
      html`<p>Further reasons:</p>
        <ul>
          ${more.map((reason) => html`<li>${reason}</li>`)}
        </ul>`
    }
  </section>`;
}

function card({ title, status, measured, bounds, reason }: GateResult): Html {
  return html`<li class="card ${status}">
    <h3>
      <span class="tag ${status}"><span aria-hidden="true">${GATE_MARK[status]}</span> ${status}</span>
      ${title}
    </h3>
    ${!reason.startsWith(measured) && html`<p>${measured}</p>`}
    ${(status !== 'green' || reason.startsWith(measured)) && html`<p>${reason}</p>`}
    <p class="quiet">${bounds}</p>
  </li>`;
}
