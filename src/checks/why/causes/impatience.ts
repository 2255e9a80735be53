import type { Case } from '../case.ts';
import { underWay } from '../case.ts';

/** An answer that usually takes so much of a citizen’s patience leaves them no chance. */
const OF_THE_PATIENCE = 0.8;
/**
 * Who does not wait so long leaves pages whose main content is still “good” in time (largest contentful paint up to 2.5 s,
 * web.dev/articles/lcp), ms; used where nobody shows what is usual.
 */
const GOOD_MS = 2_500;

/** Whether the usual answer takes as long as this citizen waits, and what it takes, ms; undefined where they waited longer. */
export function impatience(about: Case): { usualMs?: number } | undefined {
  const { failure, others, patienceMs } = about;
  const step = failure.step === undefined ? undefined : others.usualStepMs(failure.step);
  const answers = underWay(about).flatMap(({ event }) => others.usualMs(event) ?? []);
  const usual = [...(step === undefined ? [] : [step]), ...answers];
  if (usual.length === 0) return patienceMs < GOOD_MS ? {} : undefined;
  const usualMs = Math.max(...usual);
  return usualMs >= patienceMs * OF_THE_PATIENCE ? { usualMs } : undefined;
}
