import { serveSite } from '../../support/site.ts';
import { openVisitor, test as base, type Visitor } from './visitor.ts';
import type { Browser, Page } from '@playwright/test';

/** One visitor and one page for many fragments: a window for each would cost most of the time. */
export interface Stage {
  visitor: Visitor;
  /** Where the fragments are shown, with a slash at the end. */
  url: string;
  /** Shows a fragment; `last` says which marked element the latest event of a kind went to, and what it held. */
  shows(html: string): Promise<{ last(event: 'click' | 'input'): string | undefined }>;
}

/** `stage` has a patient visitor; `hasty` one who gives up soon. */
export const test = base.extend<object, { stage: Stage; hasty: Stage }>({
  stage: [({ browser }, use) => withStage(browser, 5_000, use), { scope: 'worker' }],
  hasty: [({ browser }, use) => withStage(browser, 400, use), { scope: 'worker' }],
});

async function withStage(
  browser: Browser,
  patienceMs: number,
  use: (stage: Stage) => Promise<void>,
): Promise<void> {
  const site = await serveSite({});
  const visitor = await openVisitor(browser, site.url, patienceMs);
  const heard = await hear(visitor.page);
  await use({
    visitor,
    url: `${site.url}/`,
    async shows(html) {
      site.show({ '/': `<!doctype html>${html}` });
      await visitor.page.goto(site.url);
      heard.clear();
      return { last: (event) => heard.get(event) };
    },
  });
  await visitor.session.close();
  await site.close();
}

/** Hears, in every frame and shadow root, where events go. */
export async function hear(page: Page): Promise<Map<string, string>> {
  const heard = new Map<string, string>();
  await page.exposeBinding('esrHeard', (_source, event: string, what: string) => heard.set(event, what));
  await page.addInitScript(() => {
    for (const type of ['click', 'input']) {
      addEventListener(
        type,
        (event) => {
          const path = event.composedPath().filter((target) => target instanceof Element);
          const marked = path.find((element) => element.hasAttribute('data-is'));
          const input = path[0] as HTMLInputElement;
          const holds = type === 'click' ? '' : ` ${input.files?.[0]?.name ?? input.value}`;
          const tell = (window as unknown as { esrHeard(event: string, what: string): void }).esrHeard;
          tell(type, `${marked?.getAttribute('data-is') ?? 'something else'}${holds}`);
        },
        true,
      );
    }
  });
  return heard;
}
