import type { Cause } from '../../model/index.ts';
import { suspects } from './causes/index.ts';
import type { Case, Suspicion } from './case.ts';
import { failureEvidence } from './words.ts';

/** Kinds that answers of the service bear witness to: of two of them the later one led to the failure. */
const BY_ANSWER: readonly Suspicion['kind'][] = ['policy', 'network', 'defect'];

/**
 * The cause of one failure: the strongest suspicion; of equally strong ones the later answer, else the earlier kind in
 * the list of suspects. It is certain only where nothing else is.
 */
export function decide(about: Case): Cause {
  const found = suspects.flatMap((suspect) => suspect(about) ?? []);
  const [first, second] = found.toSorted((a, b) => b.strength - a.strength || later(a, b));
  if (!first) throw new Error('a defect is suspected of every failure that nothing else explains');
  const { kind, subject, summary, evidence, fix, who, strength } = first;
  const isContested = second !== undefined && second.strength === strength;
  const confidence = strength === 3 && !isContested ? 'certain' : strength >= 2 ? 'likely' : 'possible';
  return { kind, subject, summary, confidence, evidence: [...evidence, failureEvidence(about)], fix, who };
}

function later(a: Suspicion, b: Suspicion): number {
  return BY_ANSWER.includes(a.kind) && BY_ANSWER.includes(b.kind) ? b.at - a.at : 0;
}
