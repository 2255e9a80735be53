import type { Locator, Page } from 'playwright';

interface Option {
  label: string;
  value: string;
}

/**
 * Chooses an option of a native list that has the focus: the first word by its letters, the rest of the way by arrows.
 * Several at once, and a list that keys do not move (macOS opens it outside of the page), are set directly: a native
 * list always takes keys.
 */
export async function chooseByKeys(
  control: Locator,
  page: Page,
  options: readonly Option[],
  { timeout, delay }: { timeout: number; delay: number },
): Promise<void> {
  const [wanted] = options;
  const there = await control.evaluate(distanceTo, wanted, { timeout });
  if (!wanted || options.length > 1 || there.several) {
    await control.selectOption([...options], { timeout });
    return;
  }
  // Near ones by arrows alone, as people do; a list forgets the letters of before within a second.
  const word = /^[\p{L}\p{N}]+/u.exec(wanted.label)?.[0] ?? '';
  if (Math.abs(there.away) > NEAR && word !== '') {
    await page.keyboard.type(word, { delay: Math.min(delay, SLOWEST_LETTER_MS) });
  }
  let { away } = await control.evaluate(distanceTo, wanted, { timeout });
  for (const most = Math.abs(away); away !== 0;) {
    await page.keyboard.press(away > 0 ? 'ArrowDown' : 'ArrowUp');
    const now = await control.evaluate(distanceTo, wanted, { timeout });
    if (Math.abs(now.away) >= Math.abs(away) || most === 0) break;
    away = now.away;
  }
  if (away !== 0) await control.selectOption(wanted, { timeout });
}

const NEAR = 3;
const SLOWEST_LETTER_MS = 300;

/** Runs in the page: how many options further the wanted one is; disabled ones are passed over. */
function distanceTo(element: Element, wanted: Option | undefined): { away: number; several: boolean } {
  const list = element as HTMLSelectElement;
  const options = [...list.options].filter(
    (option) => option.selected || !(option.disabled || option.closest('optgroup:disabled')),
  );
  const of = (one: HTMLOptionElement): string => (one.label || one.text).replace(/\s+/g, ' ').trim();
  const to = options.findIndex((one) => wanted && one.value === wanted.value && of(one) === wanted.label);
  const loose = to >= 0 ? to : options.findIndex((one) => wanted && one.value === wanted.value);
  return {
    away: loose < 0 ? 0 : loose - options.findIndex((one) => one.selected),
    several: list.multiple || loose < 0,
  };
}
