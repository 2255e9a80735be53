import type { Choice, ScriptItem, Step, Taken } from './scenario.ts';

/** The step after which a citizen does nothing more: later choices are made among those who stay. */
const LEAVING = 'abandon';

/**
 * A script in one line, as it is flown: repeats are written out, named actions are replaced by their steps, regions
 * and choices become conditions of each step. Titles that occur several times are numbered.
 */
export function flatten(script: readonly ScriptItem[]): { steps: Step[]; choices: Choice[] } {
  const steps: Step[] = [];
  const choices: Choice[] = [];
  const taken = new Map<string, number>();
  const gone: (readonly Taken[])[] = [];
  const walk = (items: readonly ScriptItem[], within: readonly string[], when: readonly Taken[]): void => {
    for (const item of items) {
      if (item.item === 'choose') {
        const shares = item.options.map(({ share }) => share);
        const choice = choices.push({ shares, when, ...(gone.length > 0 ? { gone: [...gone] } : {}) }) - 1;
        for (const [option, { items: inner }] of item.options.entries()) {
          walk(inner, within, [...when, { choice, option }]);
        }
      } else if (item.item === 'repeat') {
        for (let time = 0; time < item.times; time++) walk(item.items, within, when);
      } else if (item.item === 'within') {
        walk(item.items, [...within, item.region], when);
      } else if (item.item === 'use') {
        walk(item.items, within, when);
      } else {
        const { item: _item, within: own = [], title, ...step } = item;
        if (step.kind === LEAVING) gone.push(when);
        const times = (taken.get(title) ?? 0) + 1;
        taken.set(title, times);
        const regions = [...within, ...own];
        steps.push({
          ...step,
          title: times > 1 ? `${title} (${times})` : title,
          ...(regions.length > 0 ? { within: regions } : {}),
          ...(when.length > 0 ? { when } : {}),
        });
      }
    }
  };
  walk(script, [], []);
  return { steps, choices };
}

/** How many steps a script has when it is written out, without writing it out. */
export function lengthOf(script: readonly ScriptItem[]): number {
  return script.reduce((sum, item) => {
    if (item.item === 'step') return sum + 1;
    if (item.item === 'choose') {
      return sum + item.options.reduce((all, { items }) => all + lengthOf(items), 0);
    }
    return sum + lengthOf(item.items) * (item.item === 'repeat' ? item.times : 1);
  }, 0);
}

/** Whether a citizen who took these options does the step. */
export function takes(step: Pick<Step, 'when'>, choices: readonly number[] = []): boolean {
  return (step.when ?? []).every(({ choice, option }) => choices[choice] === option);
}

/** Whether a step is called so: by its title, its kind or the name under which it is captured. */
export function isStepCalled(
  { title, kind, as }: Pick<Step, 'title' | 'kind' | 'as'>,
  name: string,
): boolean {
  const wanted = name.trim().toLowerCase();
  return [title, kind, as].some((one) => one?.toLowerCase() === wanted);
}
