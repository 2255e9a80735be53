import type { Arrival } from './plan.ts';
import type { Choice, ScriptItem, Staff, Step, Taken } from './scenario.ts';

/** The step after which a citizen does nothing more: later choices are made among those who stay. */
const LEAVING = 'abandon';

/** Scripts in one line. */
interface Flat {
  steps: Step[];
  choices: Choice[];
}

/**
 * A script in one line, as it is flown: repeats are written out, named actions are replaced by their steps, regions
 * and choices become conditions of each step. Titles that occur several times are numbered. The scripts of the staff
 * follow that of the citizens in the same line, so that the number of a step says whose it is; what they do round after
 * round stands there once.
 */
export function flatten(
  script: readonly ScriptItem[],
  staff: readonly Omit<Staff, 'rounds'>[] = [],
): Flat & { staff?: Staff[] } {
  const flat: Flat = { steps: [], choices: [] };
  const named = new Map<string, number>();
  layOut(script, { flat, named });
  if (staff.length === 0) return flat;
  const groups = staff.map((group, side): Staff => {
    const rounds = layOut(group.script, { flat, named, side });
    return rounds ? { ...group, rounds } : group;
  });
  return { ...flat, staff: groups };
}

/** Puts one script behind those that are there. @returns where its rounds are. */
function layOut(
  script: readonly ScriptItem[],
  { flat: { steps, choices }, named, side }: { flat: Flat; named: Map<string, number>; side?: number },
): Staff['rounds'] {
  const gone: (readonly Taken[])[] = [];
  const whose = side === undefined ? {} : { staff: side };
  let rounds: Staff['rounds'];
  const walk = (items: readonly ScriptItem[], within: readonly string[], when: readonly Taken[]): void => {
    for (const item of items) {
      if (item.item === 'choose') {
        const shares = item.options.map(({ share }) => share);
        const left = gone.length > 0 ? { gone: [...gone] } : {};
        const choice = choices.push({ shares, when, ...left, ...whose }) - 1;
        for (const [option, { items: inner }] of item.options.entries()) {
          walk(inner, within, [...when, { choice, option }]);
        }
      } else if (item.item === 'repeat') {
        const from = steps.length;
        const times = item.times === 'always' ? 1 : item.times;
        for (let time = 0; time < times; time++) walk(item.items, within, when);
        if (item.times === 'always') rounds = { from, to: steps.length };
      } else if (item.item === 'within') {
        walk(item.items, [...within, item.region], when);
      } else if (item.item === 'use') {
        walk(item.items, within, when);
      } else {
        const { item: _item, within: own = [], title, ...step } = item;
        if (step.kind === LEAVING) gone.push(when);
        const times = (named.get(title) ?? 0) + 1;
        named.set(title, times);
        const regions = [...within, ...own];
        steps.push({
          ...step,
          title: times > 1 ? `${title} (${times})` : title,
          ...(regions.length > 0 ? { within: regions } : {}),
          ...(when.length > 0 ? { when } : {}),
          ...whose,
        });
      }
    }
  };
  walk(script, [], []);
  return rounds;
}

/** Whether a citizen who took these options does the step. */
export function takes(step: Pick<Step, 'when'>, choices: readonly number[] = []): boolean {
  return (step.when ?? []).every(({ choice, option }) => choices[choice] === option);
}

/** Whether somebody does the step at all: it is one of their side of the counter, on the way that they take. */
export function does(
  { choices, staff }: Pick<Arrival, 'choices' | 'staff'>,
  step: Pick<Step, 'when' | 'staff'>,
): boolean {
  return step.staff === staff && takes(step, choices);
}

/** Whether a step is called so: by its title, its kind or the name under which it is captured. */
export function isStepCalled(
  { title, kind, as }: Pick<Step, 'title' | 'kind' | 'as'>,
  name: string,
): boolean {
  const wanted = name.trim().toLowerCase();
  return [title, kind, as].some((one) => one?.toLowerCase() === wanted);
}
