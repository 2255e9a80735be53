import { test as base, type Page } from '@playwright/test';
import { patienceFor, type Patience } from '../../../src/browser/patience.ts';
import { readyEngines } from '../../../src/browser/engines.ts';
import { controlOf } from '../../../src/browser/widgets/index.ts';
import type { Control, Widget } from '../../../src/model/index.ts';

/** One page for many fragments, and a citizen's hands on the control that is marked there. */
export interface Stage {
  page: Page;
  /** Shows a fragment; the control that is meant carries `data-it`, in the page or in a frame of it. */
  shows(html: string, widget: Widget, shown?: string, patienceMs?: number): Promise<Control>;
  /** What the page says to an expression; `heard` lists the events of `data-it` as an application hears them. */
  says(expression: string): Promise<unknown>;
  /** What the hands wrote down, as `control: value`. */
  notes: string[];
}

const NEVER = new AbortController().signal;
/** Where a fragment is shown, for sentences. */
export const PLACE = 'http://portal.test/';
/** A page there that lets one wait, longer than hands wait before they look what is in their way, ms. */
const SLOW = `${PLACE}slow`;
const SLOW_MS = 900;

/** Events an application listens to, in the order they came; repeated ones once. */
const LISTEN = `<script>
  heard = [];
  for (const type of ['click', 'input', 'change']) addEventListener(type, (event) => {
    const isIt = event.composedPath().some((one) => one.hasAttribute?.('data-it'));
    if (isIt && heard.at(-1) !== type) heard.push(type);
  }, true);
</script>`;

export const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ browser }, use) => {
      await readyEngines();
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-US' });
      const page = await context.newPage();
      const notes: string[] = [];
      let shown = '';
      await context.route(`${PLACE}**`, async (route) => {
        if (route.request().url() === SLOW) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body: shown });
      });
      await use({
        page,
        notes,
        async shows(html, widget, called = 'control “It”', patienceMs = 5_000) {
          notes.length = 0;
          shown = `<!doctype html><html lang=en><body>${LISTEN}${html}`;
          await page.goto(PLACE);
          const frame = (await frameOf(page)) ?? page.mainFrame();
          const control = frame.locator('[data-it]');
          const tools = {
            page,
            patience: patienceOf(patienceMs),
            shownPath: () => PLACE,
            note: (what: string, value: string) => void notes.push(`${what}: ${value}`),
          };
          const is = async (css: string): Promise<boolean> =>
            (await control.and(frame.locator(css)).count()) > 0;
          return controlOf({ control, frame, widget, shown: called, is }, tools);
        },
        says: (expression) => page.evaluate(expression),
      });
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** Patience on a page that is always quiet. */
function patienceOf(patienceMs: number): Patience {
  const start = performance.now();
  const now = (): number => performance.now() - start;
  return patienceFor({ patienceMs, signal: NEVER, now, quietForMs: now });
}

/** The frame that holds the control. */
async function frameOf(page: Page): Promise<ReturnType<Page['mainFrame']> | undefined> {
  for (const frame of page.frames()) {
    if ((await frame.locator('[data-it]').count()) > 0) return frame;
  }
  return undefined;
}
