import type { BrowserContext, Page, Route } from 'playwright';
import { StepFailure, type InterceptedExchange, type ReadyAction, type Session } from '../model/index.ts';
import { patienceFor, throwIfStopped, whilePatient } from './patience.ts';
import { doStep } from './steps/index.ts';
import { withoutQuery, type Traffic } from './traffic.ts';
import { interceptedExchange } from './intercepted.ts';

/** The page counts as settled when nothing was under way for this long, ms. Not part of any figure. */
const SETTLED_AFTER_MS = 100;
const SETTLE_POLL_MS = 20;
/** Closing a context may hang with its browser; after this long it is left to the browser's end, ms. */
const CLOSE_WITHIN_MS = 5_000;

const NEVER = new AbortController().signal;

export interface SessionOptions {
  /** Address of the service, without a slash at the end. */
  baseUrl: string;
  patienceMs: number;
  /** The run's clock, ms. */
  now: () => number;
}

/** A citizen at a page. `owned` contexts are closed with the session; a Playwright test keeps its own. */
export class PageSession implements Session {
  readonly #page: Page;
  readonly #traffic: Traffic;
  readonly #options: SessionOptions;
  readonly #owned: BrowserContext | undefined;
  #gone: string | undefined;

  constructor(page: Page, traffic: Traffic, options: SessionOptions, owned?: BrowserContext) {
    this.#page = page;
    this.#traffic = traffic;
    this.#options = options;
    this.#owned = owned;
    // A citizen says yes to what the page asks; left alone, the question would be dismissed.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    page.on('crash', () => (this.#gone = 'the page crashed'));
    page.on('close', () => (this.#gone ??= 'the browser or its page went away'));
  }

  async perform(action: ReadyAction, signal: AbortSignal): Promise<{ durationMs: number }> {
    const { now, baseUrl, patienceMs } = this.#options;
    const traffic = this.#traffic;
    const patience = patienceFor({ patienceMs, signal, now, quietForMs: () => traffic.quietForMs() });
    const startedAt = now();
    traffic.mark();
    try {
      throwIfStopped(signal);
      await whilePatient(
        doStep({ page: this.#page, baseUrl, traffic, patience }, action),
        patienceMs,
        signal,
      );
      const doneAt = now();
      if (action.kind !== 'expect') await this.#settle(doneAt, patience.left, signal);
      this.#failOnConsequences();
      return { durationMs: Math.max(doneAt, traffic.lastCaused) - startedAt };
    } catch (error) {
      throw this.#explain(error, signal);
    }
  }

  async screenshot(file: string): Promise<boolean> {
    try {
      await this.#page.screenshot({ path: file, timeout: 5_000, animations: 'disabled' });
      return true;
    } catch {
      return false;
    }
  }

  address(): string {
    return withoutQuery(this.#page.url());
  }

  async intercept(
    glob: string,
    handler: (exchange: InterceptedExchange) => Promise<void>,
  ): Promise<() => Promise<void>> {
    const onRoute = async (route: Route): Promise<void> => handler(interceptedExchange(route, this.#traffic));
    await this.#page.route(glob, onRoute).catch((error: unknown) => {
      throw this.#explain(error, NEVER);
    });
    this.#traffic.activeRoutes += 1;
    let active = true;
    return async () => {
      if (!active) return;
      active = false;
      await this.#page.unroute(glob, onRoute).catch(() => undefined);
      this.#traffic.activeRoutes -= 1;
    };
  }

  async close(): Promise<void> {
    this.#traffic.mute();
    await within(this.#traffic.drain(), CLOSE_WITHIN_MS);
    if (this.#owned) await within(this.#owned.close(), CLOSE_WITHIN_MS);
  }

  /**
   * Waits until the consequences of an action have come in, bounded by the citizen's patience. The page may need a
   * moment to send its first request, so the quiet counts from the action at the earliest; it costs no patience.
   */
  async #settle(doneAt: number, left: () => number, signal: AbortSignal): Promise<void> {
    const traffic = this.#traffic;
    const quietMs = (): number => Math.min(traffic.settledForMs(), this.#options.now() - doneAt);
    while (quietMs() < SETTLED_AFTER_MS) {
      throwIfStopped(signal);
      if (this.#gone) throw new StepFailure('browser-lost', this.#gone);
      if (left() <= 1 && traffic.settledForMs() === 0) throw this.#gaveUp();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_POLL_MS));
    }
    await traffic.drain();
  }

  /** A page that errs, or a request to the service without an answer, fails the action that caused it. */
  #failOnConsequences(): void {
    const caused = this.#traffic.caused();
    const broken = caused.find(({ kind, status }) => kind === 'document' && status >= 500);
    if (broken) {
      throw new StepFailure(
        'error-page',
        `${withoutQuery(broken.url)} answered with status ${broken.status}`,
      );
    }
    const silent = caused.find(({ error }) => error !== undefined);
    if (silent) {
      throw new StepFailure('target-down', `no answer from ${withoutQuery(silent.url)} (${silent.error})`);
    }
  }

  #explain(error: unknown, signal: AbortSignal): StepFailure {
    if (signal.aborted) return new StepFailure('interrupted', 'the run was stopped');
    if (this.#gone) return new StepFailure('browser-lost', this.#gone);
    if (error instanceof StepFailure) return error;
    const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    if (/Target page|(Target|Page) crashed|has been closed|browser has disconnected/i.test(message)) {
      return new StepFailure('browser-lost', 'the browser or its page went away');
    }
    const network = /net::(?!ERR_ABORTED)ERR_[A-Z_]+/.exec(message);
    if (network)
      return new StepFailure('target-down', `no answer from ${this.#failedAddress()} (${network[0]})`);
    if (/Timeout .*exceeded/i.test(message)) return this.#gaveUp();
    return new StepFailure('unexpected', message);
  }

  #gaveUp(): StepFailure {
    const open = this.#traffic.unanswered();
    const why = open.length > 0 ? `, still waiting for ${open.slice(0, 3).join(', ')}` : '';
    this.#traffic.giveUp(this.#options.patienceMs);
    const waited = `gave up after ${this.#options.patienceMs / 1_000} s on ${this.address()}`;
    return new StepFailure('gave-up', `${waited}${why}`);
  }

  #failedAddress(): string {
    const failed = this.#traffic.caused().find(({ error }) => error !== undefined);
    return failed ? withoutQuery(failed.url) : this.#options.baseUrl;
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([
    work.then(
      () => undefined,
      () => undefined,
    ),
    limit,
  ]);
  clearTimeout(timer);
}
