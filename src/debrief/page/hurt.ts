import { formatCount, formatDuration, formatShare } from '../../model/index.ts';
import type { GroupResult, Scenario, Scorecard } from '../../model/index.ts';

/** One or two sentences: which citizens come off worst, by group where personas state groups, else by persona. */
export function hurtFirst(scorecard: Scorecard, { steps }: Pick<Scenario, 'steps'>): string {
  const { citizens, validity } = scorecard;
  if (!validity.valid) return 'Nobody knows: the generator, not the service, was the limit of this run.';
  const ended = citizens.finished + citizens.failed + citizens.abandoned;
  if (ended === 0) return 'Nobody knows: no citizen came to an end of their own.';
  const group = worstGroup(scorecard.groups);
  if (group) return aboutGroup(group, scorecard.groups);
  if (citizens.finished === ended) return slowest(scorecard) ?? 'Nobody: all who came to an end finished.';
  // Who left, was lost or was stopped neither finished nor failed, and personas do not count them apart.
  const whole = ended === citizens.started;
  const persona = whole ? worstPersona(scorecard) : undefined;
  if (persona) return persona;
  const worst = scorecard.funnel.toSorted((a, b) => b.failed - a.failed)[0];
  if (!worst || worst.failed === 0 || steps.length === 0) return 'No group or persona more than another.';
  return `Those who come to ‘${worst.title}’: ${formatCount(worst.failed)} of ${formatCount(worst.started)} stopped there.`;
}

function worstGroup(groups: readonly GroupResult[]): GroupResult | undefined {
  return groups
    .filter(({ ratio }) => ratio !== null && ratio < 1)
    .toSorted((a, b) => (a.ratio ?? 1) - (b.ratio ?? 1))[0];
}

function aboutGroup(
  { by, group, finished, ended, success, interval }: GroupResult,
  all: GroupResult[],
): string {
  const best = all.filter((one) => one.by === by).toSorted((a, b) => (b.success ?? 0) - (a.success ?? 0))[0];
  const share = `${formatCount(finished)} of ${formatCount(ended)} finished (${formatShare(success ?? 0)})`;
  const said = `Citizens with ${by} “${group}”: ${share}`;
  if (!best) return `${said}.`;
  const isChance = (interval.high ?? 1) >= (best.interval.low ?? 0);
  const caution = isChance ? ' With so few citizens, chance alone can do that.' : '';
  return `${said}, against ${formatShare(best.success ?? 0)} with “${best.group}”.${caution}`;
}

function slowest({ groups }: Scorecard): string | undefined {
  const timed = groups.filter(({ journeyP95Ms }) => journeyP95Ms !== null);
  const [worst] = timed.toSorted((a, b) => (b.journeyP95Ms ?? 0) - (a.journeyP95Ms ?? 0));
  if (!worst) return undefined;
  return `Nobody was kept out. It took longest with ${worst.by} “${worst.group}”: 95 % within ${formatDuration(worst.journeyP95Ms ?? 0)}.`;
}

function worstPersona({ personas }: Scorecard): string | undefined {
  const shares = personas
    .filter(({ citizens }) => citizens > 0)
    .map((one) => ({ ...one, share: one.finished / one.citizens }))
    .toSorted((a, b) => a.share - b.share);
  const [worst, best] = [shares[0], shares.at(-1)];
  if (!worst || !best || worst.share === best.share) return undefined;
  const said = `${worst.persona}: ${formatCount(worst.finished)} of ${formatCount(worst.citizens)} finished`;
  return `${said} (${formatShare(worst.share)}), against ${formatShare(best.share)} of ${best.persona}.`;
}
