import type { Locator } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import { explained } from './failures.ts';
import { press } from './press.ts';
import type { Grip, Kind } from './tools.ts';

/** A file dialog opens at once or not at all, ms. */
const DIALOG_WITHIN_MS = 3_000;
const INPUT = 'input[type=file]';

/** File inputs, hidden or not. */
export const file: Kind = {
  attach: (grip, path) => attachTo(grip, grip.control, path),
};

/** Places where a file is dropped: most hold an input for those who cannot drop. */
export const dropZone: Kind = {
  async attach(grip, path) {
    const input = grip.control.locator(INPUT);
    if ((await input.count()) > 0) return attachTo(grip, input.first(), path);
    try {
      await grip.control.drop({ files: path }, { timeout: grip.patience.left() });
    } catch (error) {
      if (!(error instanceof Error) || !/did not accept the drop/.test(error.message))
        throw explained(error, grip);
      await attachByDialog(grip, path);
    }
  },
};

async function attachTo(grip: Grip, input: Locator, path: string): Promise<void> {
  await input.setInputFiles(path, { timeout: grip.patience.left() }).catch((error: unknown) => {
    throw explained(error, grip);
  });
}

/**
 * Chooses a file through what opens a file dialog: a button, the label of a hidden input.
 * @throws StepFailure `control-not-found` when no dialog opens.
 */
export async function attachByDialog(grip: Grip, path: string): Promise<void> {
  const { page, patience, name, shownPath } = grip;
  const dialog = page
    .waitForEvent('filechooser', { timeout: patience.left() + DIALOG_WITHIN_MS })
    .catch(() => undefined);
  await press(grip);
  const tooLate = page.waitForTimeout(Math.min(DIALOG_WITHIN_MS, patience.left())).catch(() => undefined);
  const chooser = await Promise.race([dialog, tooLate]);
  if (!chooser) {
    throw new StepFailure('control-not-found', `${name} opened no file dialog on ${shownPath()}`);
  }
  await chooser.setFiles(path, { timeout: patience.left() });
}
