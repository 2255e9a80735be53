import type { Locator, Page } from 'playwright';

/** A page reacts to a key at once or not at all, ms: it takes the key, changes something, or asks the service. */
const REACTS_WITHIN_MS = 500;
const POLL_MS = 25;

/** Presses a key on what has the focus and sees whether anything follows. */
export async function reacts(page: Page, control: Locator, key: string): Promise<boolean> {
  const watch = await control.evaluateHandle(watchIn);
  let asked = false;
  const hear = (): void => void (asked = true);
  page.on('request', hear);
  try {
    await page.keyboard.press(key);
    for (let waited = 0; waited < REACTS_WITHIN_MS; waited += POLL_MS) {
      // A page that went elsewhere has reacted, and cannot be asked any more.
      const heard = await watch.evaluate((its) => its.heard).catch(() => true);
      if (heard || asked) return true;
      await page.waitForTimeout(POLL_MS);
    }
    return false;
  } finally {
    page.off('request', hear);
    await watch.evaluate((its) => its.stop()).catch(() => undefined);
  }
}

/** Runs in the page: hears a click, a key that was taken, a change of the page or of the focus. */
function watchIn(element: Element): { heard: boolean; stop: () => void } {
  const document = element.ownerDocument;
  const window = document.defaultView ?? globalThis.window;
  const ended = new AbortController();
  const its = { heard: false, stop: () => ended.abort() };
  const yes = (): void => void (its.heard = true);
  const always = { capture: true, signal: ended.signal };
  document.addEventListener('click', yes, always);
  document.addEventListener('submit', yes, always);
  document.addEventListener('focusin', yes, always);
  // Last of all: who takes the key says so before.
  window.addEventListener('keydown', (event) => event.defaultPrevented && yes(), { signal: ended.signal });
  const changes = new MutationObserver(yes);
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  ended.signal.addEventListener('abort', () => changes.disconnect());
  return its;
}
