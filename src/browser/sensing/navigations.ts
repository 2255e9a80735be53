import type { BrowserContext, Frame, Page, Request } from 'playwright';
import type { Signal } from '../../model/index.ts';

type Navigation = Extract<Signal, { type: 'navigation' }>;

/** Several changes in one breath are one navigation: an address, and at once the one it leads on to. Ms. */
const SAME_MS = 50;

/**
 * Notices when a page changes its address by itself, as a single-page application does, and tells how long it took until
 * nothing was under way any more.
 *
 *     document asked for ── address changes ──> a new page, and none of our business
 *     nothing asked for ─── address changes ──> under way ── settled, or the next one begins ──> told
 */
export class Navigations {
  /** Documents that were asked for and whose address has not come up yet, by window. */
  readonly #expected = new WeakMap<Page, Request>();
  readonly #addresses = new WeakMap<Page, string>();
  #underWay: Navigation | undefined;
  #changed = false;
  readonly #now: () => number;
  readonly #tell: (signal: Signal) => void;
  /** Hears no more. */
  readonly leave: () => void;

  constructor(context: BrowserContext, now: () => number, tell: (signal: Signal) => void) {
    this.#now = now;
    this.#tell = tell;
    const begun = (request: Request): void => {
      const page = windowOf(request);
      if (page) this.#expected.set(page, request);
    };
    const failed = (request: Request): void => {
      // A download ends so, and a page that nobody waits for.
      const page = windowOf(request);
      if (page && this.#expected.get(page) === request) this.#expected.delete(page);
    };
    context.on('request', begun).on('requestfailed', failed);
    this.leave = () => void context.off('request', begun).off('requestfailed', failed);
  }

  /** Watches a window. */
  greet(page: Page): void {
    page.on('framenavigated', (frame) => this.#navigated(frame, page));
  }

  /** Whether there is another page or address than when this was asked last. */
  takeChanged(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** Nothing is under way any more. @param lastCaused when something last was, on the run's clock. */
  settled(lastCaused: number): void {
    const navigation = this.#underWay;
    if (!navigation) return;
    this.#underWay = undefined;
    this.#tell({ ...navigation, durationMs: Math.max(0, lastCaused - navigation.startedAt) });
  }

  #navigated(frame: Frame, page: Page): void {
    if (frame !== page.mainFrame()) return;
    const url = frame.url();
    const [address = url] = url.split(/[?#]/, 1);
    const before = this.#addresses.get(page);
    this.#addresses.set(page, url);
    this.#changed = true;
    const isNew = this.#expected.delete(page) || before === undefined || !url.startsWith('http');
    if (isNew || before === url) return;
    const now = this.#now();
    const last = this.#underWay;
    if (last && now - last.startedAt < SAME_MS) {
      last.url = address;
      return;
    }
    this.settled(now);
    this.#underWay = { type: 'navigation', url: address, startedAt: now, durationMs: 0 };
  }
}

/** The window that a request opens a new page in; undefined of any other request. */
function windowOf(request: Request): Page | undefined {
  if (!request.isNavigationRequest()) return undefined;
  try {
    const frame = request.frame();
    return frame.parentFrame() === null ? frame.page() : undefined;
  } catch {
    // Of a worker, or of a window that is just opening: that one is new anyway.
    return undefined;
  }
}
