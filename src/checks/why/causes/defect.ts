import { isBad, isOfService, isOverdue } from '../../../model/index.ts';
import type { Exchange } from '../../../model/index.ts';
import {
  echoesOf,
  hasAlert,
  hasNearName,
  isNamedByScript,
  nearnessOf,
  strengthOf,
  troublesOf,
  type Case,
  type Strength,
  type Suspect,
  type Suspicion,
  type Trouble,
} from '../case.ts';
import { isBroken, isRefusal, markOf } from '../marks.ts';
import { headline } from '../../words.ts';
import { askedOf, comparison, exchangeEvidence, problemEvidence } from '../words.ts';

/**
 * The service answered with an error, its page broke, or it did something else than the script was promised; in the end
 * also what nothing else explains, since a healthy service lets citizens through.
 */
export const defect: Suspect = (about) => {
  if (about.failure.code === 'unreachable' || about.failure.code === 'browser-lost') return undefined;
  const found = [
    answered(about),
    unread(about),
    threw(about),
    letThrough(about),
    asset(about),
    download(about),
    standsStill(about),
    unlikeOthers(about),
    unmet(about),
  ].filter((one) => one !== undefined);
  return found.toSorted((a, b) => b.strength - a.strength)[0];
};

/** An error answer that no fault and no rule gave. */
function answered(about: Case): Suspicion | undefined {
  const isServices = ({ seen: { event } }: Trouble): boolean =>
    event.kind !== 'asset' && event.touch !== 'faulted' && !isBroken(event);
  const found = troublesOf(about)
    .filter(isServices)
    .flatMap((trouble) => {
      const strength = weigh(about, trouble);
      return strength === undefined ? [] : [{ ...trouble, strength }];
    });
  const [worst] = found.toSorted((a, b) => b.strength - a.strength);
  if (!worst) return undefined;
  const { event } = worst.seen;
  const said =
    event.status === 0 ? `was not taken by the browser (${event.error ?? ''})` : `answered ${event.status}`;
  return {
    ...ofService(event.service, `${event.service} ${said} to ${askedOf(event)}`),
    strength: worst.strength,
    at: event.startedAt + event.durationMs,
    evidence: [exchangeEvidence(worst.seen), ...comparison(about)],
    fix: `see in the log of ${event.service} why ${askedOf(event)} ${said}`,
  };
}

/** An error that the page left unread and waited on: only the browser’s log has it. */
function unread(about: Case): Suspicion | undefined {
  const overdue = about.story.exchanges.findLast(
    ({ event }) => isOverdue(event) && event.touch !== 'faulted',
  );
  const echo = echoesOf(about).at(-1);
  if (!overdue || !echo) return undefined;
  const asked = askedOf(overdue.event);
  return {
    ...ofService(
      overdue.event.service,
      `${overdue.event.service} answered ${echo.status}, and the page waited on`,
    ),
    strength: 2,
    at: echo.seen.event.t,
    evidence: [problemEvidence(echo.seen), exchangeEvidence(overdue), ...comparison(about)],
    fix: `see in the log of ${overdue.event.service} why ${asked} was answered ${echo.status}`,
  };
}

function weigh(about: Case, trouble: Trouble): Strength | undefined {
  const strength = strengthOf(trouble);
  const { event } = trouble.seen;
  if (strength === undefined) return undefined;
  if (isRefusal(event) || isNamedByScript(about, event)) return 1;
  if (event.foreign) return trouble.verdict === 'guilty' ? 2 : 1;
  // The page offers nearly what the script names: that explains it better than an answer whose weight nobody knows.
  const isDoubtful = trouble.verdict === 'unknown' && hasNearName(about) && !hasAlert(about);
  const isWaiting =
    about.failure.code === 'gave-up' && about.story.exchanges.some((seen) => isOverdue(seen.event));
  if (isDoubtful || isWaiting) return 2;
  return event.status >= 500 || trouble.verdict === 'guilty' || event.kind === 'document' ? strength : 2;
}

/** A script of the page failed where the citizen got stuck. */
function threw(about: Case): Suspicion | undefined {
  const { story, failure, others } = about;
  const found = story.problems.flatMap((seen) => {
    const nearness = nearnessOf(about, seen.event.step);
    const mark = markOf(seen.event);
    const verdict = mark === undefined ? 'innocent' : others.judge(mark, failure);
    const strength = strengthOf({ nearness, verdict });
    if (strength === undefined) return [];
    const isSure = seen.event.source === 'exception' && !isConsequence(about, seen.event.t);
    return [
      {
        seen,
        strength: isSure ? (hasNearName(about) ? 2 : strength) : verdict === 'guilty' ? 2 : 0.5,
      } as const,
    ];
  });
  const [worst] = found.toReversed().toSorted((a, b) => b.strength - a.strength);
  if (!worst) return undefined;
  const message = headline(worst.seen.event.message, 120);
  return {
    ...ofService('page', `a script of the page failed: ${message}`),
    strength: worst.strength,
    at: worst.seen.event.t,
    evidence: [problemEvidence(worst.seen), ...comparison(about)],
    fix: `find in the page’s scripts what throws “${message}”`,
  };
}

/** A script that fails after an answer went wrong, in the same steps, most likely fails for want of that answer. */
function isConsequence(about: Case, t: number): boolean {
  const { story, others, failure } = about;
  return story.exchanges.some(
    ({ event }) =>
      event.kind !== 'asset' &&
      event.startedAt <= t &&
      (isBad(event) || event.rejection !== undefined) &&
      nearnessOf(about, event.step) !== 'before' &&
      others.judge(markOf(event) ?? '', failure) !== 'innocent',
  );
}

/** The script expects a refusal, and the service let them through. */
function letThrough(about: Case): Suspicion | undefined {
  const { failure, step, story } = about;
  const wanted = step?.kind === 'expect' ? step.settings['status'] : undefined;
  if (failure.code !== 'expectation-unmet' || typeof wanted !== 'number' || wanted < 400) return undefined;
  const last = story.exchanges.findLast(
    ({ event }) => isOfService(event) && event.status >= 200 && event.status < 400,
  );
  if (!last || !/expected status \d+ .*was [23]\d\d/.test(failure.message)) return undefined;
  const { event } = last;
  return {
    ...ofService(
      event.service,
      `${event.service} let them through where a refusal with status ${wanted} is due`,
    ),
    strength: 3,
    at: event.startedAt + event.durationMs,
    evidence: [exchangeEvidence(last), ...comparison(about)],
    fix: 'see why the rule that should refuse these citizens did not',
  };
}

/** Something that the page needs did not load. */
function asset(about: Case): Suspicion | undefined {
  const [lost] = troublesOf(about).filter(
    ({ seen: { event }, verdict }) =>
      event.kind === 'asset' &&
      !event.foreign &&
      event.touch !== 'faulted' &&
      !isBroken(event) &&
      verdict !== 'innocent',
  );
  if (!lost) return undefined;
  const { event } = lost.seen;
  return {
    ...ofService('page', `the page lacked ${askedOf(event)}, which answered ${event.status}`),
    strength: lost.verdict === 'guilty' ? 3 : hasNearName(about) || lost.nearness === 'before' ? 1 : 2,
    at: event.startedAt + event.durationMs,
    evidence: [exchangeEvidence(lost.seen), ...comparison(about)],
    fix: `bring ${askedOf(event)} back, or let the page do without it`,
  };
}

function download(about: Case): Suspicion | undefined {
  const lost = about.story.downloads.findLast(({ event }) => event.error !== undefined);
  if (!lost) return undefined;
  const { t, citizen, name, error } = lost.event;
  return {
    ...ofService('download', `the file “${name}” did not come`),
    strength: 2,
    at: t,
    evidence: [
      { t, line: lost.line, citizen, what: `“${name}” did not come (${error})` },
      ...comparison(about),
    ],
    fix: `see why “${name}” could not be given out`,
  };
}

/** Nothing was under way, and still the page did not let them go on. */
function standsStill(about: Case): Suspicion | undefined {
  const { failure, story } = about;
  const isWaiting = story.exchanges.some(({ event }) => isOverdue(event));
  if (failure.code !== 'gave-up' || isWaiting || failure.message.includes('still waiting for'))
    return undefined;
  const isFrozen = failure.message.includes('does not respond');
  const isBlocked = /because .* stayed (covered|out of sight)|because .* did not stand still/.test(
    failure.message,
  );
  return {
    ...ofService('page', `the page did not let them go on: ${headline(failure.message)}`),
    strength: isFrozen || isBlocked ? 3 : 1,
    at: failure.to,
    evidence: comparison(about),
    fix: isFrozen ? 'find what keeps the page’s script busy' : 'let the page be used as soon as it is shown',
  };
}

/** Others found on the same page what this citizen did not, and nothing that the citizen met tells them apart. */
function unlikeOthers(about: Case): Suspicion | undefined {
  const { failure, others } = about;
  const { through } = others.passage(failure);
  if (failure.code !== 'control-not-found' || through.size === 0) return undefined;
  return {
    ...ofService('page', `the page lacked what others found on it: ${headline(failure.message)}`),
    strength: 2,
    at: failure.to,
    evidence: comparison(about),
    fix: 'see what the page shows to this citizen and not to others',
  };
}

/** What is left: the page is not as the script was promised, though all answers look well. */
function unmet(about: Case): Suspicion {
  const { failure } = about;
  const isPromise = failure.code === 'expectation-unmet' || hasAlert(about);
  const last = lastAnswer(about);
  return {
    ...ofService(
      last === undefined ? 'page' : last.event.service,
      `nothing in the record explains it but the service itself: ${headline(failure.message)}`,
    ),
    strength: isPromise ? 1 : 0.5,
    at: failure.to,
    evidence: [...(last ? [exchangeEvidence(last)] : []), ...comparison(about)],
    fix: 'look at what the page said at that step, and at the answers it had got; if both are right, mend the expectation',
  };
}

function lastAnswer(about: Case): { event: Exchange; line: number } | undefined {
  return about.story.exchanges.findLast(
    ({ event }) => isOfService(event) && event.step <= (about.failure.step ?? Infinity),
  );
}

function ofService(
  subject: string,
  summary: string,
): Pick<Suspicion, 'kind' | 'subject' | 'summary' | 'who'> {
  return { kind: 'defect', subject, summary, who: 'the service’s developers' };
}
