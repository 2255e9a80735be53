import type { Suspect } from '../case.ts';
import { underWay } from '../case.ts';
import { comparison, exchangeEvidence, figure, inTime } from '../words.ts';
import { impatience } from './impatience.ts';

/** The citizen waits for less time than others usually take for the same. */
export const gaveUp: Suspect = (about) => {
  const { failure, story, patienceMs } = about;
  if (failure.code !== 'gave-up') return undefined;
  const hurry = impatience(about);
  if (!hurry) return undefined;
  const { usualMs } = hurry;
  const usual =
    usualMs === undefined ? 'and nobody waited longer' : `and others usually take ${inTime(usualMs)}`;
  return {
    kind: 'gave-up',
    subject: story.persona,
    strength: usualMs === undefined ? 2 : 3,
    at: failure.to,
    summary: `this citizen waits ${inTime(patienceMs)} at most, ${usual} for this step`,
    evidence: [
      ...underWay(about)
        .slice(-1)
        .map((seen) => exchangeEvidence(seen)),
      ...(usualMs === undefined ? [] : [figure(about, `others took ${inTime(usualMs)} (median)`)]),
      ...comparison(about),
    ],
    fix: 'see whether people really wait no longer; if so, make this step answer sooner, else give the persona more patience',
    who: 'the product’s owner',
  };
};
