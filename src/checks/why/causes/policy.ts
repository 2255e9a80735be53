import type { Exchange } from '../../../model/index.ts';
import { nearnessOf, strengthOf, troublesOf, type Case, type Suspect, type Suspicion } from '../case.ts';
import { isRefusal, markOf } from '../marks.ts';
import type { Seen } from '../stories.ts';
import { comparison, exchangeEvidence } from '../words.ts';

/** A rule of the service refused what the citizen asked for, and their script did not expect it. */
export const policy: Suspect = (about) => {
  if (about.failure.code === 'unreachable' || about.failure.code === 'control-ambiguous') return undefined;
  return byRule(about) ?? byFlag(about) ?? byStatus(about);
};

function byRule(about: Case): Suspicion | undefined {
  const refused = about.story.exchanges.findLast(
    ({ event }) => event.rejection && event.touch !== 'faulted' && !isExpected(about, event),
  );
  const rejection = refused?.event.rejection;
  if (!refused || !rejection) return undefined;
  const nearness = nearnessOf(about, refused.event.step);
  const strength = strengthOf({
    nearness,
    verdict: about.others.judge(markOf(refused.event) ?? '', about.failure),
  });
  if (strength === undefined) return undefined;
  return {
    ...suspicion(about, refused, rejection.rule),
    strength,
    summary: `rule ${rejection.rule} of ${refused.event.service} refused them: “${rejection.title}”`,
  };
}

/** What the service’s own guard kept from the citizen. */
function byFlag(about: Case): Suspicion | undefined {
  const flagged = about.story.flags.findLast(
    ({ event }) => event.refused && nearnessOf(about, event.step) !== 'before',
  );
  if (!flagged) return undefined;
  const { t, citizen, flag, message } = flagged.event;
  return {
    ...rest(flag),
    strength: 2,
    at: t,
    summary: `the service’s guard of values kept something from them: ${flag}`,
    evidence: [
      { t, line: flagged.line, citizen, what: `flag ${flag}, refused: ${message}` },
      ...comparison(about),
    ],
  };
}

/** A refusal that names no rule is a likely one and never certain. */
function byStatus(about: Case): Suspicion | undefined {
  for (const { seen, nearness, verdict } of troublesOf(about)) {
    const { event } = seen;
    const strength = strengthOf({ nearness, verdict });
    const isOurs = isRefusal(event) && event.touch !== 'faulted' && event.kind !== 'asset';
    if (!isOurs || event.foreign || strength === undefined || isExpected(about, event)) continue;
    return {
      ...suspicion(about, seen, `${event.status} of ${event.service}`),
      strength: strength === 3 ? 2 : 1,
      summary: `${event.service} refused them with status ${event.status} and named no rule`,
    };
  }
  return undefined;
}

/** The script says that this very answer must come: who gets it has not failed for it. */
function isExpected({ plan, failure }: Case, { status, step }: Exchange): boolean {
  return plan.scenario.steps.some(
    ({ kind, settings }, index) =>
      kind === 'expect' && index >= step && index <= (failure.step ?? 0) && settings['status'] === status,
  );
}

function suspicion(
  about: Case,
  seen: Seen<Exchange>,
  subject: string,
): Omit<Suspicion, 'strength' | 'summary'> {
  const { startedAt, durationMs } = seen.event;
  return {
    ...rest(subject),
    at: startedAt + durationMs,
    evidence: [exchangeEvidence(seen), ...comparison(about)],
  };
}

function rest(subject: string): Pick<Suspicion, 'kind' | 'subject' | 'fix' | 'who'> {
  return {
    kind: 'policy',
    subject,
    fix: `see whether ‘${subject}’ should refuse this citizen; if so, let the scenario expect it, else mend the rule`,
    who: 'the policy’s owner',
  };
}
