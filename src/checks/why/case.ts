import { isBad, isOverdue } from '../../model/index.ts';
import type {
  CauseKind,
  Evidence,
  Exchange,
  GeneratorSample,
  PageProblem,
  Plan,
  Step,
} from '../../model/index.ts';
import type { Told } from './for-all.ts';
import { markOf } from './marks.ts';
import type { Others, Verdict } from './others.ts';
import type { Failure, Seen, Story } from './stories.ts';

/** One failure to be explained, and what it can be compared with. */
export interface Case {
  story: Story;
  failure: Failure;
  others: Others;
  plan: Plan;
  /** Exchanges that are put down to a fault for everybody, and why. */
  inferred: Told['inferred'];
  /** The failed step as the script has it; absent outside of the script. */
  step?: Step;
  /** How long this citizen waits for an answer, ms. */
  patienceMs: number;
  samples: readonly Seen<GeneratorSample>[];
}

/** How strongly something explains a failure; 3 is certain, 2 likely, below possible. Nothing stronger than 3. */
export type Strength = 0.5 | 1 | 2 | 3;

/** What one kind of cause has to say for itself. */
export interface Suspicion {
  kind: CauseKind;
  subject: string;
  strength: Strength;
  /** When what decides came to pass, ms since the start of the run. */
  at: number;
  summary: string;
  /** Without the failure itself. */
  evidence: Evidence[];
  fix: string;
  who: string;
}

/** Looks at one case for one kind of cause. */
export type Suspect = (about: Case) => Suspicion | undefined;

/** How near to the failure something was: in its step, in the step before that asked the service for anything, earlier. */
export type Nearness = 'now' | 'last' | 'before';

/** Something that went wrong before a failure. */
export interface Trouble {
  seen: Seen<Exchange>;
  nearness: Nearness;
  verdict: Verdict;
}

/** Where something of a step lies from the failure. */
export function nearnessOf({ story, failure }: Case, step: number): Nearness {
  if (failure.step === undefined || step >= failure.step) return 'now';
  const asking = story.exchanges.filter(
    ({ event }) => event.kind !== 'asset' && event.step < (failure.step ?? 0),
  );
  return step >= Math.max(...asking.map(({ event }) => event.step), -1) ? 'last' : 'before';
}

/** Exchanges that went wrong, the latest first, each compared with those who got through; what was done again is left out. */
export function troublesOf(about: Case): Trouble[] {
  const { story, failure, others } = about;
  return story.exchanges
    .filter(({ event }) => isBad(event) && !isOverdue(event) && !isOfEarlierAttempt(event, failure))
    .map((seen) => ({
      seen,
      nearness: nearnessOf(about, seen.event.step),
      verdict: others.judge(markOf(seen.event) ?? '', failure),
    }))
    .toReversed();
}

/** Exchanges that were under way while the citizen tried the failed step. */
export function underWay({ story, failure }: Case): Seen<Exchange>[] {
  return story.exchanges.filter(({ event }) => {
    const end = event.startedAt + event.durationMs;
    return event.kind !== 'asset' && end > failure.from && event.startedAt <= failure.to;
  });
}

/** The strength of something that went wrong by itself: near ones decide, and what others met and got through tells nothing. */
export function strengthOf({
  nearness,
  verdict,
}: Pick<Trouble, 'nearness' | 'verdict'>): Strength | undefined {
  if (verdict === 'innocent') return undefined;
  return nearness === 'before' ? 2 : 3;
}

/** Whether the page named something that was probably meant: the script fits its older self. */
export function hasNearName({ failure }: Case): boolean {
  return failure.hint?.startsWith('did you mean') === true;
}

/** Whether the script itself names the address of an answer of 404 or 410; one that a page leads to is the service’s. */
export function isNamedByScript({ step, failure, others }: Case, { status, kind }: Exchange): boolean {
  const named = step?.kind === 'visit' ? (step.settings['path'] ?? step.settings['url']) : undefined;
  const isPlain = typeof named === 'string' && !named.includes('{{');
  const isGone = kind === 'document' && (status === 404 || status === 410);
  return isGone && isPlain && failure.code === 'error-page' && others.passage(failure).through.size === 0;
}

/** Whether the page itself showed an alert when the citizen looked at it. */
export function hasAlert({ failure }: Case): boolean {
  return failure.message.includes('the page says “');
}

/** An error that the browser logged of an answer which the record has no exchange of: the page may have left it unread. */
export interface Echo {
  status: number;
  seen: Seen<PageProblem>;
}

/** Error answers of the failing step, and of those before where `anywhere`, that only the page’s log knows of. */
export function echoesOf({ story, failure }: Case, { anywhere = false } = {}): Echo[] {
  return story.problems.flatMap((seen) => {
    const [, said] = /^Failed to load resource: .* status of (\d+)/.exec(seen.event.message) ?? [];
    const status = Number(said);
    const isNear = anywhere || seen.event.step === failure.step;
    const isKnown = story.exchanges.some(({ event }) => event.status === status);
    return said === undefined || !isNear || isKnown ? [] : [{ status, seen }];
  });
}

function isOfEarlierAttempt(
  { step, startedAt, durationMs }: Exchange,
  { step: failed, from }: Failure,
): boolean {
  return step === failed && startedAt + durationMs < from - THINK_MS;
}

/** What ends shortly before an attempt begins still belongs to it: the page was loading while somebody thought, ms. */
const THINK_MS = 2_000;
