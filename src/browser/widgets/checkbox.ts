import { StepFailure } from '../../model/index.ts';
import { ask } from './ask.ts';
import { cannot } from './failures.ts';
import { pressDrawn } from './press.ts';
import type { Grip, Kind } from './tools.ts';
import { boxValue } from './yes-no.ts';

const POLL_MS = 50;

/** Whether a box is checked now. @throws StepFailure when the control is none. */
export async function isOn(grip: Grip, control = grip.control): Promise<boolean> {
  const { checked } = await ask(control, 'look', { candidates: [] }, grip.patience);
  if (checked === undefined) throw cannot(grip, 'cannot be checked', 'use press, or name a checkbox');
  return checked;
}

/**
 * Makes a box checked or not; what stands so already is left alone.
 * @throws StepFailure when pressing it changes nothing while the citizen is patient.
 */
export async function setBox(grip: Grip, on: boolean, control = grip.control): Promise<void> {
  if ((await isOn(grip, control)) === on) return;
  await pressDrawn(grip, control);
  // What follows a press may take the page a moment, or a question to the service.
  while ((await isOn(grip, control)) !== on) {
    if (!grip.patience.worthWaiting()) {
      const stayed = on ? 'unchecked' : 'checked';
      throw new StepFailure('unexpected', `${grip.name} stayed ${stayed}, although it was pressed`);
    }
    await grip.page.waitForTimeout(POLL_MS);
  }
}

/** Checkboxes and switches, native, drawn or made of other elements. */
export const checkbox: Kind = {
  press: (grip) => pressDrawn(grip),
  set: (grip, on) => setBox(grip, on),
  give: (grip, value) => setBox(grip, boxValue(grip, value, labelIn(grip.name))),
};

/** The words within the quotes. */
export function labelIn(name: string): string {
  return name.replace(/^“(.*)”$/s, '$1');
}
