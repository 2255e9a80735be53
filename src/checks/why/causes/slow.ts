import { isOverdue } from '../../../model/index.ts';
import type { Exchange } from '../../../model/index.ts';
import { echoesOf, underWay, type Case, type Suspect, type Suspicion } from '../case.ts';
import type { Seen } from '../stories.ts';
import { comparison, exchangeEvidence, figure, inTime } from '../words.ts';
import { isHeld } from './effects.ts';
import { impatience } from './impatience.ts';

/** What an answer must have taken of a citizen’s wait to be what they waited for. */
const OF_THE_WAIT = 0.5;
/** An answer that took so many times its usual time is late, whoever waited for it. */
const TIMES_USUAL = 3;

/** Patience ended while an answer that no fault touched took long or never came. */
export const slow: Suspect = (about) => {
  const { failure } = about;
  const isWait = failure.code === 'gave-up';
  if (!isWait && failure.code !== 'expectation-unmet' && failure.code !== 'control-not-found')
    return undefined;
  const waited = failure.to - failure.from;
  const [longest] = underWay(about)
    .filter(({ event }) => !event.foreign && !isHeld(event, about, waited) && event.touch !== 'line')
    .filter(({ event }) => isOverdue(event) || event.durationMs >= OF_THE_WAIT * waited)
    .toSorted(
      (a, b) =>
        Number(isOverdue(b.event)) - Number(isOverdue(a.event)) || b.event.durationMs - a.event.durationMs,
    );
  // What a fault touched is in its hands, and an error that the page left unread has come.
  const isElse =
    echoesOf(about).length > 0 || underWay(about).some(({ event }) => isHeld(event, about, waited));
  if (!longest) return isWait && hasWaited(about) && !isElse ? unseen(about) : undefined;
  if (isOverdue(longest.event) && echoesOf(about).length > 0) return undefined;
  const usual = about.others.usualMs(longest.event);
  const isLate = usual === undefined || longest.event.durationMs >= TIMES_USUAL * usual;
  if (isWait && !impatience(about)) return suspicion(about, longest, usual, 3);
  return isLate ? suspicion(about, longest, usual, 2) : undefined;
};

/** What the citizen waited for is named, though the record has no exchange of it. */
function hasWaited({ failure }: Case): boolean {
  return failure.message.includes('still waiting for');
}

function unseen(about: Case): Suspicion {
  const waitedFor = about.failure.message.split('still waiting for ', 2)[1] ?? 'an answer';
  return {
    kind: 'slow',
    subject: waitedFor,
    strength: 2,
    at: about.failure.to,
    summary: `the answer to ${waitedFor} did not come while they waited`,
    evidence: comparison(about),
    fix: 'see in the log of the service what it did meanwhile',
    who: 'the service’s developers',
  };
}

function suspicion(
  about: Case,
  longest: Seen<Exchange>,
  usual: number | undefined,
  strength: 2 | 3,
): Suspicion {
  const { service, durationMs, startedAt, dbMs } = longest.event;
  const inDatabase = dbMs !== undefined && dbMs >= durationMs / 2;
  const took = isOverdue(longest.event)
    ? `did not answer within the ${inTime(durationMs)} that they waited`
    : `took ${inTime(durationMs)} for one answer`;
  return {
    kind: 'slow',
    subject: service,
    strength,
    at: startedAt,
    summary: `${service} ${took}${usual === undefined ? '' : `; usually it takes ${inTime(usual)}`}`,
    evidence: [
      exchangeEvidence(longest),
      ...(usual === undefined
        ? []
        : [figure(about, `others got such an answer in ${inTime(usual)} (median)`)]),
      ...comparison(about),
    ],
    fix: inDatabase
      ? `look at the queries of ${service}: ${inTime(dbMs)} of that time was the database’s`
      : `make ${service} answer sooner, or give citizens a way to come back to it`,
    who: 'the service’s developers',
  };
}
