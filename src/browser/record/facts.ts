import type { Page } from 'playwright';
import type { FieldFacts } from './heard.ts';

/** A field that was typed in is still there; one that is not is not waited for, ms. */
const WITHIN_MS = 2_000;

/** What the page says of the field that a selector points at; undefined when it is gone. */
export async function factsOf(page: Page, selector: string): Promise<FieldFacts | undefined> {
  try {
    return await page.locator(selector).evaluate(
      (element) => ({
        type: element instanceof HTMLInputElement ? element.type : '',
        autocomplete: element.getAttribute('autocomplete') ?? '',
        hints: [element.getAttribute('name'), element.id].filter(Boolean).join(' '),
        uploads: element.ownerDocument.querySelectorAll('input[type=file]').length,
      }),
      undefined,
      { timeout: WITHIN_MS },
    );
  } catch {
    return undefined;
  }
}
