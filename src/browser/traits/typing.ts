import type { Locator, Page } from 'playwright';
import type { Patience } from '../patience.ts';

const MS_PER_S = 1_000;

/** Between two characters, ms. */
export function delayOf(typing: number | 'instant'): number {
  return typing === 'instant' ? 0 : MS_PER_S / typing;
}

/**
 * Types where the focus is, at a persona's speed. The time it takes is nobody's to wait for: it costs no patience.
 * @param delay between two characters, ms.
 */
export async function write(page: Page, patience: Patience, text: string, delay: number): Promise<void> {
  patience.grant(text.length * delay);
  await page.keyboard.type(text, { delay });
}

/** Types into a field in place of what it has, character by character. */
export async function typeInto(
  control: Locator,
  value: string,
  {
    patience,
    delay,
    how,
  }: { patience: Patience; delay: number; how: { timeout: number; signal?: AbortSignal } },
): Promise<void> {
  // Emptying a field is a key of its own. What is no input has no such value.
  const has = await control.inputValue({ timeout: how.timeout }).catch(() => undefined);
  if (has !== '') await control.fill('', how);
  patience.grant(value.length * delay);
  const timeout = how.timeout + value.length * delay;
  await control.pressSequentially(value, { ...how, timeout, delay });
}
