import { nearest } from '../../../model/index.ts';
import {
  echoesOf,
  hasAlert,
  hasNearName,
  isNamedByScript,
  troublesOf,
  type Case,
  type Strength,
  type Suspect,
  type Suspicion,
} from '../case.ts';
import { comparison, exchangeEvidence } from '../words.ts';
import { headline } from '../../words.ts';

/** Failures that say the script asks for something that cannot be done with the control at all. */
const OF_THE_SCRIPT = /correct the (value|selector) in the scenario|use names such as Enter|name the one/;

/** The script names what is not on a healthy page, for everybody who comes there. */
export const script: Suspect = (about) => {
  const { failure } = about;
  if (failure.code === 'control-ambiguous') return ambiguous(about);
  if (OF_THE_SCRIPT.test(failure.hint ?? '')) return suspicion(about, 3);
  if (failure.code === 'control-not-found') return missing(about);
  if (failure.code === 'error-page') return wrongAddress(about);
  return failure.code === 'gave-up' && /because .* stayed (disabled|read-only|hidden)/.test(failure.message)
    ? unusable(about)
    : undefined;
};

function ambiguous(about: Case): Suspicion {
  return suspicion(about, about.others.passage(about.failure).through.size === 0 ? 3 : 2);
}

/** Not found by anybody; of a page that errs or shows an alert the missing control may be a consequence. */
function missing(about: Case): Suspicion | undefined {
  const { others, failure } = about;
  const { through, failed } = others.passage(failure);
  if (through.size > 0) return isOtherPersonas(about) ? suspicion(about, 2) : undefined;
  const isSick = troublesOf(about).some(
    ({ nearness, verdict }) => nearness !== 'before' && verdict !== 'innocent',
  );
  if (hasAlert(about)) return suspicion(about, 1);
  const isSound = failed.size > 1 && !isSick && echoesOf(about, { anywhere: true }).length === 0;
  const strength: Strength = hasNearName(about) || isSound ? 3 : isSick ? 1 : 2;
  return suspicion(about, strength);
}

/** Those who got through are other personas than those who did not: the page looks different to them. */
function isOtherPersonas({ others, failure }: Case): boolean {
  const { through, failed } = others.passage(failure);
  const lucky = new Set([...through].map((citizen) => others.personaOf(citizen)));
  return ![...failed].some((citizen) => lucky.has(others.personaOf(citizen)));
}

/** An address that is nowhere, and that nobody but the script names. */
function wrongAddress(about: Case): Suspicion | undefined {
  const answer = troublesOf(about).find(({ seen }) => isNamedByScript(about, seen.event));
  return answer && suspicion(about, 3, [exchangeEvidence(answer.seen)]);
}

/** There and not to be used, for everybody: most often something new has to be given first. */
function unusable(about: Case): Suspicion | undefined {
  const { others, failure } = about;
  if (others.passage(failure).through.size > 0) return undefined;
  return suspicion(about, troublesOf(about).some(({ nearness }) => nearness !== 'before') ? 1 : 2);
}

function suspicion(about: Case, strength: Strength, evidence: Suspicion['evidence'] = []): Suspicion {
  const { failure, plan } = about;
  const where = failure.title === undefined ? '' : ` at ‘${failure.title}’`;
  const at = about.step?.at;
  const place = at === undefined ? '' : ` (${at.file.split(/[\\/]/).at(-1) ?? at.file}:${at.line})`;
  return {
    kind: 'script',
    subject: failure.title ?? plan.scenario.name,
    strength,
    at: failure.to,
    summary: `the script no longer fits the page${where}${place}: ${headline(failure.message)}`,
    evidence: [...evidence, ...comparison(about)],
    fix: failure.hint ?? meant(about) ?? 'let the script name what the page offers',
    who: 'whoever writes the scenario',
  };
}

/** The nearest of the names that the page offered, in the failure’s own words. */
function meant({ failure }: Case): string | undefined {
  const [wanted, ...offered] = [...failure.message.matchAll(/“([^”]*)”/g)].map(([, name = '']) => name);
  const [near] = wanted === undefined ? [] : nearest(wanted, offered);
  return near === undefined ? undefined : `let the script say “${near}”`;
}
