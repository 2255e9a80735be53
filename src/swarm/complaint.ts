import type { FailureCode, StepFailure } from '../model/index.ts';

/** How a citizen says in public what went wrong; nobody's words, and nothing about themselves in them. */
const WORDS: Partial<Record<FailureCode, string>> = {
  'error-page': 'all I get is an error page',
  'target-down': 'the site does not answer',
  'gave-up': 'I waited and waited and nothing happened',
  'expectation-unmet': 'it did not work',
  'control-not-found': 'what I need is not there',
  unreachable: 'it cannot be done without a mouse',
};

/** What somebody posts who gave up at a step: `I tried to “click Submit”, but the site does not answer. I give up.` */
export function complaintAbout(title: string, { code }: StepFailure): string {
  return `I tried to “${title}”, but ${WORDS[code] ?? 'it did not work'}. I give up.`;
}
