import { expect, test } from './citizen.ts';
import { unmarked, written } from './form-cases.ts';
import type { Locator } from '@playwright/test';

for (const { title, html, holds } of [...written, ...unmarked]) {
  test(`a form is completed where ${title}`, async ({ site, visit }) => {
    const { does, page } = await visit(
      await site({ '/': `<!doctype html><html lang="en"><link rel="icon" href="data:,">${html}</html>` }),
    );
    await does({ visit: '/' }, { complete: {} });
    for (const [css, value] of Object.entries(holds)) {
      const [inner = css, frame] = css.split(' >> ').toReversed();
      const place = frame === undefined ? page : page.frameLocator(frame);
      const held = await heldBy(place.locator(inner));
      if (typeof value === 'string') expect.soft(held, css).toBe(value);
      else expect.soft(held, css).toMatch(value);
    }
  });
}

/** What a field holds, or an element says. */
function heldBy(locator: Locator): Promise<string> {
  return locator.evaluate(
    (element) => {
      if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type))
        return element.checked ? 'on' : 'off';
      const isField =
        element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement;
      return (isField ? element.value : element.textContent).trim();
    },
    undefined,
    { timeout: 1_000 },
  );
}
