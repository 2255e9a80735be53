import type { BrowserContext, Page } from 'playwright';

/**
 * The windows of one citizen: they look at the one that was opened last, as whoever presses a link with a target of
 * its own does, and at the one before when it is closed.
 */
export class Windows {
  #pages: Page[] = [];
  /** Why there is nothing to look at any more. */
  gone: string | undefined;
  readonly #greet: (page: Page) => void;
  readonly #context: BrowserContext;

  /** @param greet is told of every window, the first one too. */
  constructor(context: BrowserContext, first: Page, greet: (page: Page) => void) {
    this.#context = context;
    this.#greet = greet;
    this.#add(first);
    context.on('page', this.#opened);
  }

  /** Whether there is one window that went nowhere since it was opened. */
  get untouched(): boolean {
    return this.#pages.length === 1 && this.page.url() === 'about:blank';
  }

  /** Windows that open from now on are somebody else's. */
  leave(): void {
    this.#context.off('page', this.#opened);
  }

  /** The window the citizen looks at. */
  get page(): Page {
    const page = this.#pages.at(-1);
    if (!page) throw new Error('a citizen without a window');
    return page;
  }

  readonly #opened = (page: Page): void => {
    if (!this.#pages.includes(page)) this.#add(page);
  };

  #add(page: Page): void {
    this.#pages.push(page);
    page.on('crash', () => (this.gone = 'the page crashed'));
    page.on('close', () => {
      if (this.#pages.length > 1) this.#pages = this.#pages.filter((one) => one !== page);
      else this.gone ??= 'the browser or its page went away';
    });
    this.#greet(page);
  }
}
