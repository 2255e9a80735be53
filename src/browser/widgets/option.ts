import { explained } from './failures.ts';
import { press } from './press.ts';
import type { Kind } from './tools.ts';

/** Options of lists: one of a native list is chosen in it, since its list opens outside of the page. */
export const option: Kind = {
  async press(grip) {
    const { control, patience } = grip;
    if (!(await grip.found.is('option'))) return press(grip);
    const label = (await control.textContent({ timeout: patience.left() })) ?? '';
    const list = control.locator('xpath=ancestor::select');
    await list.selectOption({ label: label.trim() }, { timeout: patience.left() }).catch((error: unknown) => {
      throw explained(error, grip);
    });
  },
};
