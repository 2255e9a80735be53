import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import type { Session } from '../../model/index.ts';
import { reset, type Resting } from './reset.ts';
import { watch } from './seen.ts';
import { atMost, within } from '../within.ts';

/** So many contexts rest in one browser; the one that rested longest goes first. */
const MOST_RESTING = 16;
/** Emptying a context and closing one may hang with the browser, ms. */
const WITHIN_MS = 5_000;

/** A context that one citizen has. */
export interface Lent {
  context: BrowserContext;
  /**
   * The citizen's session, with whose end the context is emptied for the next citizen, or closed.
   * @param left is told when that is done.
   */
  inHands(session: Session, left: () => void): Session;
}

/**
 * The contexts of one browser, used one after the other by citizens whose contexts would be alike.
 *
 *     new ──> lent ── everything taken away, and proven ──> resting ──> lent …
 *               └─── a step failed or was stopped, a route was set, something is left ──> closed
 */
export class Recycler {
  readonly #browser: Browser;
  #resting: { alike: string; resting: Resting }[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Lends a context with these options: an empty one that was used before, or a new one. */
  async lend(options: BrowserContextOptions): Promise<Lent> {
    const alike = JSON.stringify(options);
    // The last one's process has forgotten least of what it compiled.
    const at = this.#resting.findLastIndex((one) => one.alike === alike);
    const [found] = at < 0 ? [] : this.#resting.splice(at, 1);
    const context = found?.resting.context ?? (await this.#browser.newContext(options));
    const seen = watch(context);
    return {
      context,
      inHands: (session, left) =>
        spotless(session, async (isClean) => {
          try {
            if (!isClean) throw new Error('not everything that was done has ended');
            const resting = await within(
              reset(context, { ...options, seen, before: found?.resting }),
              WITHIN_MS,
            );
            this.#rest({ alike, resting });
          } catch {
            await atMost(context.close(), WITHIN_MS);
          } finally {
            seen.stop();
            left();
          }
        }),
    };
  }

  #rest(one: { alike: string; resting: Resting }): void {
    this.#resting.push(one);
    const tooMany = this.#resting.splice(0, Math.max(0, this.#resting.length - MOST_RESTING));
    for (const { resting } of tooMany) void resting.context.close().catch(() => undefined);
  }
}

/** The session; when it ends, says whether all it was told to do has been done and nothing else may still be. */
function spotless(session: Session, end: (isClean: boolean) => Promise<void>): Session {
  let underWay = 0;
  let isClean = true;
  const done = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work;
    } catch (error) {
      // Whatever the browser was about to do for this citizen, it must not do to the next.
      isClean = false;
      throw error;
    } finally {
      underWay -= 1;
    }
  };
  const { secondTab, rageRefresh, proxied } = session;
  let closed: Promise<void> | undefined;
  return {
    perform: (step, signal, album) => done(session.perform(step, signal, album)),
    screenshot: (file) => done(session.screenshot(file)),
    address: () => session.address(),
    ...(secondTab ? { secondTab: (signal) => done(secondTab.call(session, signal)) } : {}),
    ...(rageRefresh
      ? { rageRefresh: (times, signal) => done(rageRefresh.call(session, times, signal)) }
      : {}),
    intercept(glob, handler) {
      // A route changes how the browser caches, for as long as the context lives.
      isClean = false;
      return session.intercept(glob, handler);
    },
    ...(proxied
      ? {
          proxied(glob, handler) {
            isClean = false;
            return proxied.call(session, glob, handler);
          },
        }
      : {}),
    // What a fault does to a window is more than a reset knows of.
    get window() {
      isClean = false;
      return session.window;
    },
    // Once: by the second time somebody else may have the context.
    close() {
      closed ??= (async () => {
        const wasClean = isClean && underWay === 0;
        await session.close();
        await end(wasClean);
      })();
      return closed;
    },
  };
}
