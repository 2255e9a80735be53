import type { Comparison } from '../../../model/index.ts';

/** What a reader has to know before any figure of a comparison, a sentence for each side; empty where both prove something. */
export function comparisonNotices({ a, b }: Comparison): string[] {
  return [a, b].flatMap(({ side, verdict, interrupted }) => {
    if (interrupted)
      return [`${side} was stopped before its end: only who came to an end of their own is compared.`];
    return verdict === 'INVALID'
      ? [`${side} proves nothing either way (INVALID): a difference may be the generator’s doing.`]
      : [];
  });
}
