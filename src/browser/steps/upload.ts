import { StepFailure } from '../../model/index.ts';
import { findControl } from '../finder/index.ts';
import { withoutQuery } from '../traffic.ts';
import type { Hands } from './hands.ts';

/** A file dialog opens at once or not at all, ms. */
const DIALOG_WITHIN_MS = 3_000;

/**
 * Chooses a file; without a name, in the page's only upload. The control may be the file input, its label, or a
 * button that opens the file dialog.
 */
export async function upload(
  hands: Hands,
  step: { file: string; control?: string | undefined },
): Promise<void> {
  const { page, patience } = hands;
  const { control, is } = await findControl(page, 'upload', step.control, patience);
  if (await is('input[type=file]')) return control.setInputFiles(step.file, { timeout: patience.left() });
  const dialog = page
    .waitForEvent('filechooser', { timeout: Math.min(DIALOG_WITHIN_MS, patience.left()) })
    .catch(() => {
      throw new StepFailure(
        'control-not-found',
        `“${step.control}” opened no file dialog on ${withoutQuery(page.url())}`,
      );
    });
  const [chooser] = await Promise.all([dialog, control.click({ timeout: patience.left() })]);
  await chooser.setFiles(step.file, { timeout: patience.left() });
}
