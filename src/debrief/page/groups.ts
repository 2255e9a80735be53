import { formatCount, formatDuration, formatShare } from '../../model/index.ts';
import type { GroupResult, Scorecard } from '../../model/index.ts';
import { bar } from './bar.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { table } from './scroll-table.ts';

/** How groups of citizens fared, beside each other; nothing where no persona says who it stands for. */
export function groupsTable({ groups }: Scorecard): Html | undefined {
  if (groups.length === 0) return undefined;
  return html`<h3>Groups</h3>
    <p class="quiet">
      Against best is the share that finished, divided by that of the group of its kind that fared best. Below
      0.8 a group is hurt more than others by the usual rule (four fifths); with few citizens chance alone can
      do that. A bar is the 95 % interval of the share that finished, its mark the share itself, from 0 to 100
      %.
    </p>
    ${whiskers(groups)}
    ${table(
      'Groups',
      ['Group', 'Ended', 'Finished', '95 % interval', 'Half within', '95 % within', 'Against best'],
      groups.map((group) => [
        `${group.by}: ${group.group}`,
        formatCount(group.ended),
        group.success === null ? '–' : formatShare(group.success),
        intervalInWords(group),
        duration(group.journeyP50Ms),
        duration(group.journeyP95Ms),
        group.ratio === null ? '–' : group.ratio.toFixed(2),
      ]),
    )}`;
}

/** Share that finished as a mark on its 95 % interval, all from 0 to 100 %. */
function whiskers(groups: readonly GroupResult[]): Html {
  const at = (share: number): string => (100 * share).toFixed(2);
  const shown = groups.filter(({ success }) => success !== null);
  return html`<ul class="cards whiskers">
    ${shown.map((one) => {
      const { by, group } = one;
      const [from, to, share] = [one.interval.low ?? 0, one.interval.high ?? 1, one.success ?? 0];
      const said = `${formatShare(share)} finished, 95 % interval ${intervalInWords(one)}`;
      return html`<li>
        <p class="step"><strong>${by}: ${group}</strong> <span>${said}</span></p>
        ${bar(
          said,
          html`<rect class="track" width="100" height="4" />
            <rect class="hollow-a" x="${at(from)}" y="1" width="${at(to - from)}" height="2" />
            <rect
              class="fill-a"
              x="${Math.min(99, Math.max(0, 100 * share - 0.5)).toFixed(2)}"
              width="1"
              height="4"
            />`,
        )}
      </li>`;
    })}
  </ul>`;
}

/** Rules of the scenario that were broken; nothing where none was. */
export function brokenTable({ ruleViolations }: Scorecard): Html | undefined {
  if (ruleViolations.length === 0) return undefined;
  return html`<h3>Seen, and forbidden</h3>
    ${table(
      'Seen, and forbidden',
      ['Rule', 'What it protects', 'Times', 'First seen in'],
      ruleViolations.map(({ rule, about, hits, first }) => [rule, about, formatCount(hits), first]),
    )}`;
}

function intervalInWords({ interval: { low, high } }: GroupResult): string {
  return `${formatShare(low ?? 0)} to ${formatShare(high ?? 1)}`;
}

function duration(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms);
}
