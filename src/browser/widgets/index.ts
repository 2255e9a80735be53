import { StepFailure, type Control, type Widget } from '../../model/index.ts';
import type { Found } from '../finder/index.ts';
import { checkbox } from './checkbox.ts';
import { combobox } from './combobox.ts';
import { date } from './date.ts';
import { dateParts } from './date-parts.ts';
import { editor } from './editor.ts';
import { dropZone, file } from './file.ts';
import { listbox } from './listbox.ts';
import { number } from './number.ts';
import { option } from './option.ts';
import { button, plain, usual } from './plain.ts';
import { radio, radioGroup } from './radio.ts';
import { stateOf } from './seen.ts';
import { select } from './select.ts';
import { slider } from './slider.ts';
import { text } from './text.ts';
import type { Grip, Kind, Tools } from './tools.ts';

export type { Manner } from './tools.ts';

/** Every kind of widget and how it is used: one file, one line. */
const kinds: Record<Widget, Kind> = {
  text,
  number,
  date,
  time: date,
  'date-parts': dateParts,
  slider,
  editor,
  select,
  listbox,
  combobox,
  radio,
  'radio-group': radioGroup,
  checkbox,
  switch: checkbox,
  file,
  'drop-zone': dropZone,
  button,
  link: plain,
  tab: plain,
  'menu-item': plain,
  option,
  other: button,
};

/** What takes keys itself; others are made of what does, or are pressed. */
const REACHED_FIRST: ReadonlySet<Widget> = new Set([
  'text',
  'number',
  'date',
  'time',
  'slider',
  'select',
  'combobox',
]);

/** A found control in a citizen's hands. `readyEngines()` must have been awaited before its page was opened. */
export function controlOf(found: Found, tools: Tools): Control {
  const kind: Required<Kind> = { ...usual, ...kinds[found.widget] };
  const grip: Grip = { ...tools, found, control: found.control, name: nameIn(found.shown) };
  return {
    widget: found.widget,
    shown: found.shown,
    press: async () => kind.press(grip),
    give: async (value) => {
      if (REACHED_FIRST.has(found.widget)) await reach(grip);
      await kind.give(grip, value);
    },
    set: async (on) => kind.set(grip, on),
    attach: async (path) => {
      await reach(grip);
      await kind.attach(grip, path);
    },
    key: (key) => pressKey(grip, key),
    state: () => stateOf(grip),
  };
}

/** The words of a control in a sentence: of `button “Send”` it is `“Send”`. */
function nameIn(shown: string): string {
  return /“.*”/s.exec(shown)?.[0] ?? shown;
}

async function reach({ manner, control, found }: Grip): Promise<void> {
  await manner?.reach?.(control, found.shown);
}

async function pressKey(grip: Grip, key: string): Promise<void> {
  const { control, patience } = grip;
  await reach(grip);
  await control.press(key, { timeout: patience.left() }).catch((error: unknown) => {
    if (!(error instanceof Error) || !/Unknown key/.test(error.message)) throw error;
    throw new StepFailure(
      'unexpected',
      `there is no key “${key}”`,
      'use names such as Enter, Tab, Escape, ArrowDown, Control+A',
    );
  });
}
