import type { Scorecard } from '../model/index.ts';

/** What a reader has to know before any figure. */
interface Notice {
  /** One or two words. */
  title: string;
  /** The sentence. */
  text: string;
}

/** Why a debrief is not to be taken for a whole and valid one; every format says it first. Empty for one that is. */
export function noticesOf({ interrupted, validity, citizens }: Scorecard): Notice[] {
  return [
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
