import type { ScriptItem } from '../model/index.ts';

/** Far more than any journey of a person through a form. */
export const MAX_STEPS = 1_000;

const known = new WeakMap<readonly ScriptItem[], number>();

/**
 * How many steps a list has when it is written out, without writing it out; rounds count once. Lists that stand in several places, as
 * those of named actions do, are counted once: ten actions that each use the next ten times are ten billion steps.
 */
export function lengthOf(items: readonly ScriptItem[]): number {
  const before = known.get(items);
  if (before !== undefined) return before;
  const length = items.reduce((sum, item) => {
    if (item.item === 'step') return sum + 1;
    if (item.item === 'choose')
      return sum + item.options.reduce((all, option) => all + lengthOf(option.items), 0);
    const times = item.item === 'repeat' && item.times !== 'always' ? item.times : 1;
    return sum + lengthOf(item.items) * times;
  }, 0);
  known.set(items, length);
  return length;
}
