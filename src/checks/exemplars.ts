import { causeOf } from '../model/index.ts';
import type {
  CitizenFinished,
  CitizenOutcome,
  CitizenStarted,
  Debrief,
  Exemplar,
  RunEvent,
} from '../model/index.ts';

/** Who is shown in full; the caller adds the citizen itself and makes `screenshot` absolute. */
export type ChosenExemplar = Omit<Exemplar, 'citizen'> & { number: number; persona: string };

/** Stated caps of what a debrief shows in full. */
const FAILED_CAP = 50;
const OTHERS_PER_PERSONA = 2;

interface Flown {
  number: number;
  isStaff: boolean;
  persona: string;
  outcome: CitizenOutcome;
  cause: string;
  startedAt: number;
  durationMs: number;
  screenshot?: string;
}

/**
 * Chooses the citizens a debrief shows in full: every one that failed, gave up or was lost, up to `failedCap`, taken
 * in turn from each cause so that none is crowded out; and of the others the first `othersPerPersona` of each
 * persona. The same record always gives the same choice. In order of citizen number. Staff is shown in the same way, and
 * not counted.
 */
export function chooseExemplars(
  events: readonly RunEvent[],
  { failedCap = FAILED_CAP, othersPerPersona = OTHERS_PER_PERSONA } = {},
): { exemplars: ChosenExemplar[]; shown: Debrief['shown'] } {
  const flown = flownIn(events);
  const failed = flown.filter(isFailed);
  const others = flown.filter((one) => !isFailed(one));
  const chosenFailed = inTurn(groupBy(failed, (one) => one.cause)).slice(0, failedCap);
  const chosenOthers = groupBy(others, ({ persona, outcome }) => `${outcome} ${persona}`).flatMap((group) =>
    group.slice(0, othersPerPersona),
  );
  const chosen = [...chosenFailed, ...chosenOthers].toSorted((a, b) => a.number - b.number);
  return {
    exemplars: ranked(chosen, events),
    shown: {
      failed: citizensIn(chosenFailed),
      ofFailed: citizensIn(failed),
      others: citizensIn(chosenOthers),
      ofOthers: citizensIn(others),
    },
  };
}

function citizensIn(flown: readonly Flown[]): number {
  return flown.filter(({ isStaff }) => !isStaff).length;
}

function isFailed({ outcome }: Flown): boolean {
  return outcome === 'failed' || outcome === 'abandoned' || outcome === 'lost';
}

/** Everyone who started and whose end is in the record, by number. */
function flownIn(events: readonly RunEvent[]): Flown[] {
  const starts = new Map<number, Pick<CitizenStarted, 'persona' | 't' | 'staff'>>();
  const causes = new Map<number, string>();
  const ends = new Map<number, CitizenFinished>();
  for (const event of events) {
    if (event.type === 'citizen.started') starts.set(event.citizen, event);
    else if (event.type === 'citizen.finished') ends.set(event.citizen, event);
    else if (event.type === 'step' && event.failure && !event.retried) {
      causes.set(event.citizen, causeOf(event.failure.code, event.title));
    }
  }
  return [...ends.values()]
    .flatMap(({ citizen, outcome, durationMs, screenshot, failure }): Flown[] => {
      const start = starts.get(citizen);
      if (!start) return [];
      const cause = causes.get(citizen) ?? (failure ? causeOf(failure.code) : outcome);
      const { persona, t: startedAt, staff } = start;
      const isStaff = staff !== undefined;
      const one = { number: citizen, persona, isStaff, outcome, cause, startedAt, durationMs };
      return [screenshot === undefined ? one : { ...one, screenshot }];
    })
    .toSorted((a, b) => a.number - b.number);
}

/**
 * Ranks count within a persona, those who failed first, each in order of number. A rank names the same place in every
 * run whatever the outcome, so that a history that hangs on it turns red when the first of a persona fails.
 */
function ranked(chosen: Flown[], events: readonly RunEvent[]): ChosenExemplar[] {
  const theirs = new Map<number, RunEvent[]>(chosen.map(({ number }) => [number, []]));
  for (const event of events) {
    if ('citizen' in event && event.citizen !== undefined) theirs.get(event.citizen)?.push(event);
  }
  const failedFirst = chosen.toSorted(
    (a, b) => Number(isFailed(b)) - Number(isFailed(a)) || a.number - b.number,
  );
  const ranks = new Map(
    groupBy(failedFirst, ({ persona }) => persona).flatMap((same) =>
      same.map(({ number }, i): [number, number] => [number, i + 1]),
    ),
  );
  return chosen.map(({ cause: _cause, isStaff, ...one }) => {
    const mine = theirs.get(one.number) ?? [];
    return {
      ...one,
      ...(isStaff ? { isStaff } : {}),
      rank: ranks.get(one.number) ?? 0,
      steps: mine.filter((event) => event.type === 'step'),
      events: mine,
    };
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** First of every group, second of every group, … */
function inTurn<T>(groups: T[][]): T[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group.slice(i, i + 1))).flat();
}
