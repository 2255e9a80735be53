import { formatCount } from '../../model/index.ts';
import type { Percentiles, Scorecard, Touch } from '../../model/index.ts';
import { formatMs, leftInWords, staffInWords } from '../words.ts';
import { brokenTable, groupsTable } from './groups.ts';
import { html } from './html.ts';
import { table } from './scroll-table.ts';
import type { Html } from './html.ts';

/** What touched the answers of a row, in words. */
export const TOUCHED: Record<Touch, string> = {
  clean: 'clean',
  line: 'over citizens’ own slow lines',
  collateral: 'beside a fault',
  faulted: 'touched by a fault',
};

/** Services with their latencies, policy rules with their refusals, personas with their success. */
export function crowdSection(scorecard: Scorecard): Html {
  const { services, personas, policyRejections, foreign, citizens } = scorecard;
  const rules = Object.entries(policyRejections);
  return html`<section aria-labelledby="services">
      <h2 id="services">Services</h2>
      ${table(
        'Services',
        ['Service', 'Exchanges', 'Answers', 'p50', 'p95', 'Slowest', 'Errors', 'Database p95'],
        services.map(({ service, touch, latency, errors, dbMs }) => [
          service,
          TOUCHED[touch],
          formatCount(latency.n),
          ms(latency, 'p50'),
          ms(latency, 'p95'),
          ms(latency, 'max'),
          formatCount(errors),
          ms(dbMs, 'p95'),
        ]),
      )}
      ${foreign.exchanges > 0 && html`<p class="quiet">${elsewhere(foreign)}</p>`}
      ${
        rules.length > 0 &&
        html`<h3>Refused by policy</h3>
          ${table(
            'Refused by policy',
            ['Rule', 'Refusals'],
            rules.map(([rule, n]) => [rule, formatCount(n)]),
          )}`
      }
      ${brokenTable(scorecard)}
    </section>
    <section aria-labelledby="personas">
      <h2 id="personas">Personas</h2>
      ${table(
        'Personas',
        ['Persona', 'Started', 'Finished', 'Gave up', 'Complained'],
        personas.map(({ persona, citizens: started, finished, abandoned = 0, complaints = 0 }) => [
          persona,
          formatCount(started),
          formatCount(finished),
          formatCount(abandoned),
          formatCount(complaints),
        ]),
      )}
      ${citizens.left > 0 && html`<p class="quiet">Of them all ${leftInWords(citizens.left)}.</p>`}
      ${staff(scorecard)} ${groupsTable(scorecard)}
    </section>`;
}

/** Who worked on the other side of the counter; nothing where nobody did. */
function staff(scorecard: Scorecard): Html | undefined {
  const groups = staffInWords(scorecard);
  if (groups.length === 0) return undefined;
  return html`<h3>Staff</h3>
    <p class="quiet">
      People on the other side of the counter. They are in no count of citizens, nor in how far those came.
    </p>
    <ul>
      ${groups.map((said) => html`<li>${said}</li>`)}
    </ul>`;
}

function elsewhere({ exchanges, errors }: Scorecard['foreign']): string {
  const failed = errors > 0 ? `, ${formatCount(errors)} of them failed` : '';
  const count = `${formatCount(exchanges)} exchange${exchanges === 1 ? '' : 's'}`;
  return `${count} with hosts that are not the service’s${failed}: judged in no gate, counted in no other figure.`;
}

function ms(percentiles: Percentiles, which: 'p50' | 'p95' | 'max'): string {
  return percentiles.n > 0 ? formatMs(percentiles[which]) : '–';
}
