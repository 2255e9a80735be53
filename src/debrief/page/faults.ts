import { formatCount, formatDuration, formatShare } from '../../model/index.ts';
import type { Debrief, Difference, FaultEffect, FaultSpec } from '../../model/index.ts';
import { formatMs, pricesInWords } from '../words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** What each injected fault did, with intervals; nothing where none was injected. */
export function faultsSection({ scorecard, scenario }: Debrief): Html | undefined {
  const { faults } = scorecard;
  if (faults.length === 0) return undefined;
  return html`<section aria-labelledby="faults">
    <h2 id="faults">What the faults did</h2>
    ${faults.map((fault) =>
      effect(
        fault,
        scenario.faults.find(({ name }) => name === fault.fault),
      ),
    )}
    ${pricesInWords(scorecard).map((price) => html`<p class="quiet">${price}</p>`)}
  </section>`;
}

function effect(fault: FaultEffect, spec: FaultSpec | undefined): Html {
  const { success, journeyMs, slowestStep } = fault;
  const time = slowestStep ? `Mean of ‘${slowestStep.title}’${among(slowestStep.compared)}` : 'Slowest step';
  return html`<article class="fault">
    <h3>${fault.fault} <small>${where(fault)}</small></h3>
    <p>${fault.summary}</p>
    <p class="quiet">
      ${spec && planned(spec)} Acted on ${formatCount(fault.fired)}
      ${thing(fault)}${fault.fired !== 1 && 's'}.
      ${fault.withdrawn ? 'Nothing of it is left in place.' : html`<strong>Not withdrawn.</strong>`}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="${`Effect of ${fault.fault}`}">
      <table>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Exposed</th>
            <th scope="col">Control</th>
            <th scope="col">Difference</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          ${row('Share who finished', success, formatShare, points)}
          ${
            fault.abandoned !== undefined &&
            row('Share whose patience ended', fault.abandoned, formatShare, points)
          }
          ${row('Mean journey', journeyMs, formatDuration)} ${row(time, slowestStep, formatMs)}
        </tbody>
      </table>
    </div>
  </article>`;
}

/** `on eligibility, plane route`. */
function where({ service, plane }: FaultEffect): string {
  const on = plane === 'browser' ? 'in browsers' : `on ${service}`;
  return plane === undefined ? on : `${on}, plane ${plane}`;
}

function thing({ plane }: FaultEffect): string {
  return plane === 'browser' ? 'window' : 'exchange';
}

/** When it was to act, in real time of the run; the summary says when it did. */
function planned({ window }: FaultSpec): string {
  if (!window) return 'Planned for the whole run.';
  const { atMs, forMs, everyMs } = window;
  const again = everyMs === undefined ? '' : `, again every ${formatDuration(everyMs)}`;
  const end = forMs === undefined ? 'on' : `to ${formatDuration(atMs + forMs)}`;
  return `Planned from ${formatDuration(atMs)} ${end}${again}.`;
}

/** Said next to the figure, for its interval is wider than that of a step looked at alone. */
function among(compared: number): string {
  return compared > 1 ? `, the worst of ${compared} steps` : '';
}

/** A share in percentage points, which unlike percent cannot be taken for a ratio of two shares. */
function points(share: number): string {
  return `${Number((share * 100).toFixed(1))} points`;
}

type Say = (value: number) => string;

function row(name: string, difference: Difference | null, say: Say, sayDifference = say): Html {
  if (!difference) {
    return html`<tr>
      <th scope="row">${name}</th>
      <td colspan="4">too few citizens to compare</td>
    </tr>`;
  }
  const signed: Say = (value) => (value < 0 ? `−${sayDifference(-value)}` : `+${sayDifference(value)}`);
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${say(difference.exposed)}</td>
    <td>${say(difference.control)}</td>
    <td>${signed(difference.difference)}</td>
    <td>${signed(difference.low)} to ${signed(difference.high)}</td>
  </tr>`;
}
