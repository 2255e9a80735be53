import type { Locator, Page } from 'playwright';

/**
 * Types a date into the parts of a native field that has the focus, in the order in which its browser shows them. That
 * order is the browser's own language's, which a page does not learn: the next one is tried where it was another.
 * Times, months, weeks and colours are set as they are once the field has the focus.
 */
export async function pickByKeys(
  control: Locator,
  page: Page,
  value: string,
  { timeout, delay }: { timeout: number; delay: number },
): Promise<void> {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const type = await control.getAttribute('type', { timeout });
  if (type === 'date' && year && month && day) {
    for (const digits of [month + day + year, day + month + year, year + month + day]) {
      for (let part = 0; part < PARTS; part += 1) await page.keyboard.press('ArrowLeft');
      await page.keyboard.type(digits, { delay });
      if ((await control.inputValue({ timeout })) === value) return;
    }
  }
  await control.fill(value, { timeout });
}

/** Of a date; the first one stays where it is. */
const PARTS = 3;
