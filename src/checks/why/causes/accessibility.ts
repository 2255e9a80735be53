import type { Suspect } from '../case.ts';
import { headline } from '../../words.ts';

/** The control is there and does not react to the way this citizen works: the finder has tried it, so that this is certain. */
export const accessibility: Suspect = ({ story, failure }) => {
  if (failure.code !== 'unreachable') return undefined;
  const control = /“[^”]*”/.exec(failure.message)?.[0] ?? failure.title ?? 'a control';
  return {
    kind: 'accessibility',
    subject: control,
    strength: 3,
    at: failure.to,
    summary: `${headline(failure.message)}; who comes with “${story.persona}” cannot go on here`,
    evidence: [],
    fix: failure.hint ?? 'let the keyboard get to the control and work it',
    who: 'the service’s developers',
  };
};
