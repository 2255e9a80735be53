import type { Page } from 'playwright';
import type { AnsweredDialog, Heard } from './heard.ts';

/** What the browser itself tells of one window, which Playwright's recorder does not. */
export interface WindowEvents {
  /** The person used the address bar or the buttons beside it. */
  moved(how: Extract<Heard, { kind: 'move' }>['how'], url: string): void;
  /** The page went somewhere by itself: something that was pressed made it. */
  went(): void;
  /** They answered a dialog. */
  answered(dialog: AnsweredDialog): void;
}

/**
 * Listens to a window: to where the person goes without the page having asked for it, and how they answer dialogs.
 * @param isLed somebody else leads it to its first page: we, or the page that opened it.
 */
export async function hearWindow(page: Page, isLed: boolean, events: WindowEvents): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const main = frameTree.frame.id;
  const trail = new Trail();
  let asked: string | undefined;
  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    if (frameId !== main) return;
    asked = url;
    events.went();
  });
  session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
    if (frameId !== main) return;
    const isPages = url === asked;
    asked = undefined;
    const isFirst = isLed && /^(?:about:blank)?$/.test(page.url());
    const how = trail.goes(url, navigationType);
    if (!isPages && !isFirst && /^https?:/.test(url) && how) events.moved(how, url);
  });
  session.on('Page.frameNavigated', ({ frame: { id, url } }) => {
    if (id === main) trail.came(url);
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url, navigationType }) => {
    if (frameId !== main) return;
    trail.came(url);
    if (navigationType === 'historyApi') events.went();
  });

  let dialog: Pick<AnsweredDialog, 'type' | 'message'> | undefined;
  session.on('Page.javascriptDialogOpening', ({ type, message }) => (dialog = { type, message }));
  session.on('Page.javascriptDialogClosed', ({ result, userInput }) => {
    if (!dialog) return;
    const text = dialog.type === 'prompt' && result ? { text: userInput } : undefined;
    events.answered({ ...dialog, answer: text ?? (result ? 'accept' : 'dismiss') });
    dialog = undefined;
  });
  await session.send('Page.enable');
}

/** Where a window has been, to know back from forward. */
class Trail {
  #been: string[] = [];
  #at = -1;
  #isHistory = false;

  /** How a person gets to an address that the page did not ask for; undefined within a page. */
  goes(url: string, navigationType: string): 'visit' | 'refresh' | 'back' | undefined {
    this.#isHistory = navigationType.startsWith('history');
    if (navigationType.startsWith('reload')) return 'refresh';
    if (navigationType === 'differentDocument') return 'visit';
    if (!this.#isHistory) return undefined;
    return this.#been[this.#at + 1] === url && this.#been[this.#at - 1] !== url ? 'visit' : 'back';
  }

  /** It is there now. */
  came(url: string): void {
    const before = this.#been.lastIndexOf(url, this.#at - 1);
    if (this.#isHistory) {
      this.#at =
        this.#been[this.#at - 1] !== url && this.#been[this.#at + 1] === url
          ? this.#at + 1
          : Math.max(before, 0);
    } else if (url !== this.#been[this.#at]) {
      this.#been = [...this.#been.slice(0, this.#at + 1), url];
      this.#at += 1;
    }
    this.#isHistory = false;
  }
}
