import {
  strengthOf,
  troublesOf,
  underWay,
  type Case,
  type Suspect,
  type Suspicion,
  type Trouble,
} from '../case.ts';
import { isBroken } from '../marks.ts';
import { comparison, exchangeEvidence, figure, inTime } from '../words.ts';

const OWN_LINE = 'the citizen’s own line';
/** The citizen’s own line must have made an answer so many times slower than it is for others. */
const TIMES_SLOWER = 2;

/** No connection to the service, with no fault there: refused, reset, unknown, or the citizen’s own line was away. */
export const network: Suspect = (about) => away(about) ?? broken(about) ?? slowLine(about);

/** An offline spell of the persona: the window’s own word for it, or exchanges touched by what is no fault of the run. */
function away(about: Case): Suspicion | undefined {
  const { failure, story, plan } = about;
  const known = new Set([
    ...plan.faults.map(({ name }) => name),
    ...story.firings.map(({ event }) => event.fault),
  ]);
  const isOwn = ({ seen: { event } }: Trouble): boolean =>
    event.touch === 'faulted' && event.fault?.split(', ').every((name) => !known.has(name)) === true;
  const cut = troublesOf(about).find((trouble) => isOwn(trouble) && strengthOf(trouble) !== undefined);
  const isSaid = failure.hint?.startsWith('an offline spell of the persona') === true;
  if (!isSaid && (!cut || cut.nearness === 'before')) return undefined;
  return {
    ...ofLine,
    strength: 3,
    at: failure.from,
    summary: 'the citizen’s own line was away, as their persona’s is at times',
    evidence: [...(cut ? [exchangeEvidence(cut.seen)] : []), ...comparison(about)],
  };
}

function broken(about: Case): Suspicion | undefined {
  if (about.failure.code === 'unreachable' || about.failure.code === 'control-ambiguous') return undefined;
  for (const { seen, nearness, verdict } of troublesOf(about)) {
    const { event } = seen;
    const strength = strengthOf({ nearness, verdict });
    if (!isBroken(event) || event.touch === 'faulted' || strength === undefined) continue;
    const isAside = event.kind === 'asset' || event.foreign === true;
    const error = event.error ?? '';
    return {
      kind: 'network',
      subject: event.service,
      strength: isAside ? (verdict === 'guilty' ? 2 : 1) : strength,
      at: event.startedAt + event.durationMs,
      summary: `there was no connection to ${event.service} (${error}), and no fault in place that breaks one`,
      evidence: [exchangeEvidence(seen), ...comparison(about)],
      fix: `see whether ${event.service} was up at that time and what lies between: name service, proxy, balancer`,
      who: 'whoever runs the service and its network',
    };
  }
  return undefined;
}

/** The citizen’s line is slow, and others got the same answer much sooner. */
function slowLine(about: Case): Suspicion | undefined {
  const { failure, others } = about;
  if (failure.code !== 'gave-up') return undefined;
  const [longest] = underWay(about)
    .filter(({ event }) => event.touch === 'line')
    .toSorted((a, b) => b.event.durationMs - a.event.durationMs);
  if (!longest) return undefined;
  const usual = others.usualMs(longest.event);
  const isSlower = usual !== undefined && longest.event.durationMs >= TIMES_SLOWER * usual;
  const compared = usual === undefined ? [] : [figure(about, `others got this answer in ${inTime(usual)}`)];
  return {
    ...ofLine,
    strength: isSlower ? 3 : 1,
    at: longest.event.startedAt,
    summary: 'what they asked for did not come over their own slow line in the time they wait',
    evidence: [exchangeEvidence(longest), ...compared, ...comparison(about)],
  };
}

const ofLine = {
  kind: 'network',
  subject: OWN_LINE,
  fix: 'make pages lighter, keep what was given, and try again by itself when the line is back',
  who: 'the service’s developers',
} as const;
