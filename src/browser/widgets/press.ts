import type { Locator } from 'playwright';
import { ask, at } from './ask.ts';
import { dismissing } from './dismiss.ts';
import { persist } from './persist.ts';
import type { Grip } from './tools.ts';

/**
 * Presses a control as soon as it is enabled and free; a notice that covers it is closed first.
 * @throws StepFailure `gave-up`, with what was in the way.
 */
export async function press(
  grip: Grip,
  control: Locator = grip.control,
  position?: { x: number; y: number },
): Promise<void> {
  const where = position ? { position } : {};
  const { manner, found } = grip;
  await persist(
    grip,
    async (bounds) => {
      const how = { ...bounds, ...where };
      await (manner?.press ? manner.press(control, found.shown, how) : control.click(how));
    },
    manner?.points === false ? async () => Promise.resolve(undefined) : dismissing({ ...grip, control }),
  );
}

/**
 * Presses a checkbox or a radio button where a person does: a drawn one has its real one moved off the page (USWDS:
 * `left: -999em`), and its label is pressed instead.
 */
export async function pressDrawn(grip: Grip, control: Locator = grip.control): Promise<void> {
  const spot = await ask(control, 'spot', {}, grip.patience);
  await press(grip, at(control, 'handle', {}), spot ?? undefined);
}
