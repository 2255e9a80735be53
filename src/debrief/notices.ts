import { formatDuration } from '../model/index.ts';
import type { RerunOf, Scorecard } from '../model/index.ts';

/** What a reader has to know before any figure. */
interface Notice {
  /** One or two words. */
  title: string;
  /** The sentence. */
  text: string;
}

/** Why a debrief is not to be taken for a whole and valid one; every format says it first. Empty for one that is. */
export function noticesOf({ interrupted, abortedBy, validity, citizens, rerunOf }: Scorecard): Notice[] {
  return [
    ...(rerunOf ? [{ title: 'Rerun', text: rerunInWords(rerunOf) }] : []),
    ...(abortedBy
      ? [
          {
            title: 'Ended early',
            text: `The check “${abortedBy.gate}” turned red after ${formatDuration(abortedBy.afterMs)} and ended this run, as its scenario wants.`,
          },
        ]
      : []),
    ...(interrupted
      ? [
          {
            title: 'Interrupted',
            text: 'This run was stopped before its end; what follows is a partial debrief.',
          },
        ]
      : []),
    ...(validity.valid
      ? []
      : [{ title: 'Not valid', text: 'The generator, not the service, was the limit of this run.' }]),
    ...(citizens.started === 0
      ? [{ title: 'Empty', text: 'No citizen started: there is nothing in this run to judge.' }]
      : []),
  ];
}

/** What a rerun is, and what it is not. */
export function rerunInWords({ run, watched = [] }: RerunOf): string {
  const again = `Some citizens of run ${run} flew again, to see whether they still fail: it says nothing about a launch.`;
  return watched.length === 0
    ? again
    : `${again} Somebody watched (${watched.join(', ')}), which changes timing.`;
}
