import { does, type Arrival, type Staff, type Step } from '../model/index.ts';

/** One step of somebody's way, the position of it in the script, and in which round they do it, from 0. */
interface Turn {
  step: Step;
  index: number;
  round: number;
  /** The round is over when they have done it. */
  isLast: boolean;
}

/** The number of a turn: a step of the first round has its position in the script, and every round has numbers of its own. */
export function turnOf({ index, round }: Pick<Turn, 'index' | 'round'>, steps: readonly Step[]): number {
  return index + round * steps.length;
}

/**
 * What somebody does, in order: the steps of their side of the counter on the way that they take. What has no end comes
 * again and again.
 */
export function* courseOf(
  arrival: Pick<Arrival, 'choices' | 'staff' | 'until'>,
  steps: readonly Step[],
  rounds?: Staff['rounds'],
): Generator<Turn> {
  const { until = Infinity } = arrival;
  const theirs = steps.flatMap((step, index) =>
    index <= until && does(arrival, step) ? [{ step, index }] : [],
  );
  const again = rounds ? theirs.filter(({ index }) => index >= rounds.from && index < rounds.to) : [];
  const last = again.at(-1)?.index;
  for (const turn of theirs) yield { ...turn, round: 0, isLast: turn.index === last };
  for (let round = 1; again.length > 0; round++)
    for (const turn of again) yield { ...turn, round, isLast: turn.index === last };
}
