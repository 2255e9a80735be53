import {
  BadInput,
  does,
  isStepCalled,
  nearest,
  type Arrival,
  type Plan,
  type Step,
} from '../../model/index.ts';
import { fateOf, type Course, type Fate } from './course.ts';

/** Whom somebody wants to see again. */
export interface Choice {
  /** A step by its title, its kind or its `as`, or a part of its title; the one at which each failed without. */
  step?: string;
  /** Only this citizen. */
  citizen?: number;
  /** Also those who did not fail. */
  all?: boolean;
  /** Not only to the step, but to the end of the script. */
  toEnd?: boolean;
}

/** A citizen who flies again. */
export interface Chosen {
  arrival: Arrival;
  /** Position in the script of the last step that they do again; the end of the script without. */
  until?: number;
  /** How they fared the first time, up to there. */
  before: Fate;
}

/** A run that has landed. */
interface Flown {
  runId: string;
  plan: Plan;
  courses: ReadonlyMap<number, Course>;
}

/**
 * Who of a run flies again, and how far, in the order of their arrival.
 * @throws BadInput when there is no such step or citizen, or nobody failed there.
 */
export function choose({ runId, plan, courses }: Flown, choice: Choice): Chosen[] {
  const { step, citizen, all = false, toEnd = false } = choice;
  const named = step === undefined ? undefined : stepsCalled(step, plan.scenario.steps, runId);
  if (plan.staff?.some(({ number }) => number === citizen)) {
    const hint = `name a citizen; ${numbersOf(plan.arrivals)}`;
    throw nobody(
      `${citizen} of run ${runId} is one of the staff, who work whenever citizens fly again`,
      hint,
    );
  }
  if (citizen !== undefined && !plan.arrivals.some(({ number }) => number === citizen))
    throw nobody(`there is no citizen ${citizen} in run ${runId}`, numbersOf(plan.arrivals));
  const chosen = plan.arrivals
    .filter(({ number }) => citizen === undefined || number === citizen)
    .flatMap((arrival): Chosen[] => {
      const course = courses.get(arrival.number);
      const fate = fateOf(course);
      const failed = fate.how === 'failed' ? fate.at?.index : undefined;
      const isThere = named === undefined || (failed !== undefined && named.includes(failed));
      const taken = named?.findLast((index) => isTaken(plan.scenario.steps[index], arrival));
      if (!(fate.how === 'failed' && isThere) && !(all && (named === undefined || taken !== undefined)))
        return [];
      const until = toEnd ? undefined : isThere ? failed : taken;
      return [{ arrival, ...(until === undefined ? {} : { until }), before: fateOf(course, until) }];
    });
  if (chosen.length > 0) return chosen;
  const where = step === undefined ? '' : ` at “${step}”`;
  if (citizen === undefined) {
    const hint = `${placesOf(courses)}; --all flies everybody again`;
    throw nobody(`nobody failed${where} in run ${runId}`, hint);
  }
  throw nobody(
    `citizen ${citizen} did not fail${where} in run ${runId}: ${inWords(fateOf(courses.get(citizen)))}`,
    'fly them again all the same with --all',
  );
}

/** @throws BadInput with the names there are. */
function stepsCalled(name: string, steps: readonly Step[], runId: string): number[] {
  const wanted = name.trim().toLowerCase();
  const indexes = (is: (step: Step) => boolean): number[] =>
    steps.flatMap((step, index) => (is(step) ? [index] : []));
  const exact = indexes((step) => isStepCalled(step, name));
  if (exact.length > 0) return exact;
  const partly = wanted === '' ? [] : indexes(({ title }) => title.toLowerCase().includes(wanted));
  if (partly.length > 0) return partly;
  const titles = steps.map(({ title }) => title);
  const [close] = nearest(name, [...titles, ...steps.map(({ kind }) => kind)]);
  const hint = close === undefined ? '' : `did you mean “${close}”? `;
  throw nobody(`there is no step “${name}” in run ${runId}`, `${hint}its steps: ${titles.join(', ')}`);
}

function isTaken(step: Step | undefined, arrival: Arrival): boolean {
  return step !== undefined && does(arrival, step);
}

/** `citizens failed at: pay (9), click Submit (2)`. */
function placesOf(courses: ReadonlyMap<number, Course>): string {
  const counts = new Map<string, number>();
  for (const course of courses.values()) {
    const fate = fateOf(course);
    if (fate.how !== 'failed') continue;
    const place = fate.at?.title ?? 'no step of the script';
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  if (counts.size === 0) return 'no citizen of it failed at any step';
  return `citizens failed at: ${[...counts].map(([place, count]) => `${place} (${count})`).join(', ')}`;
}

function inWords(fate: Fate): string {
  if (fate.how === 'passed') return 'they did every step';
  return fate.how === 'unknown'
    ? `what became of them is not known: ${fate.because}`
    : `they failed at ${fate.at?.title ?? 'no step of the script'}`;
}

function numbersOf(arrivals: readonly Arrival[]): string {
  const numbers = arrivals.map(({ number }) => number);
  const [first = 1, last = first] = [numbers[0], numbers.at(-1)];
  const isWhole = last - first + 1 === numbers.length;
  return `its citizens are ${isWhole ? `${first} to ${last}` : numbers.slice(0, 20).join(', ')}`;
}

function nobody(message: string, hint: string): BadInput {
  return new BadInput([{ message, hint }]);
}
