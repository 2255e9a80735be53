import { setBox } from './checkbox.ts';
import { combobox } from './combobox.ts';
import { cannot } from './failures.ts';
import { attachByDialog } from './file.ts';
import { press } from './press.ts';
import { look } from './seen.ts';
import { select } from './select.ts';
import { text } from './text.ts';
import type { Grip, Kind } from './tools.ts';
import { boxValue } from './yes-no.ts';

/** What all kinds do unless they say otherwise: they are pressed, and take no value. */
export const usual: Required<Kind> = {
  press: (grip) => press(grip),
  give: (grip) => refuse(grip, 'takes no value', 'press it, or name a field'),
  set: (grip, on) => setBox(grip, on),
  attach: (grip, path) => attachByDialog(grip, path),
};

/** Links, tabs, entries of menus. */
export const plain: Kind = {};

/** Buttons: some open a list to choose from. What else there is: by how it looks. */
export const button: Kind = {
  async give(grip, value) {
    const { tag, opens, canType, checked } = await look(grip);
    if (tag === 'select') return select.give?.(grip, value);
    if (opens) return combobox.give?.(grip, value);
    if (checked !== undefined) return setBox(grip, boxValue(grip, value, ''));
    if (canType) return text.give?.(grip, value);
    await usual.give(grip, value);
  },
};

async function refuse(grip: Grip, what: string, hint: string): Promise<never> {
  return Promise.reject(cannot(grip, what, hint));
}
