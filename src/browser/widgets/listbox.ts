import { combobox } from './combobox.ts';
import { chooseFromOpen } from './list.ts';
import { look } from './seen.ts';
import type { Kind } from './tools.ts';

/** Lists that are open all the time (`role=listbox`); one that a button opens is a combobox. */
export const listbox: Kind = {
  async give(grip, value) {
    const { tag, opens } = await look(grip);
    if (tag === 'select' || opens) await combobox.give?.(grip, value);
    else await chooseFromOpen(grip, value);
  },
};
