import type { Locator, Page } from 'playwright';

/** Two presses of one impatient finger: the time a button is down, and as long between them, ms. */
const DOWN_MS = 60;

/**
 * Whether pressing a control sends a form: a submitting button of one; any button where the step is to send something,
 * since applications send without forms.
 */
export async function sends(control: Locator, isSending: boolean, timeout: number): Promise<boolean> {
  return control.evaluate(
    (element, any) => {
      const button = element.closest('button, input, [role=button]');
      if (!button) return false;
      const { type, form } = button as HTMLInputElement;
      return any || (form !== null && form !== undefined && (type === 'submit' || type === 'image'));
    },
    isSending,
    { timeout },
  );
}

type How = { timeout: number; signal?: AbortSignal; position?: { x: number; y: number } };

/** Presses twice with the mouse: the second press waits for nothing. */
export async function clickTwice(control: Locator, how: How): Promise<void> {
  await control.click({ ...how, clickCount: 2, delay: DOWN_MS });
}

/** Taps twice at the same place, whatever is there by then. */
export async function tapTwice(page: Page, control: Locator, how: How): Promise<void> {
  await control.scrollIntoViewIfNeeded(how);
  const box = await control.boundingBox(how);
  await control.tap(how);
  if (box) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}
