import { isAbsolute } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import {
  StepFailure,
  type Album,
  type Citizen,
  type DialogAnswer,
  type Done,
  type FaultableWindow,
  type Gate,
  type InterceptedExchange,
  type ReadyStep,
  type Session,
  type Signal,
  type Undo,
} from '../model/index.ts';
import { captureAll, stepKindOf } from '../steps/index.ts';
import { Dialogs } from './dialogs.ts';
import { faultableWindow } from './faults/index.ts';
import { openGate, watchRequests, watchSockets } from './guarded.ts';
import { PageHands, type HandsOptions } from './hands.ts';
import { routeThrough } from './intercepted.ts';
import { patienceFor, throwIfStopped, whilePatient } from './patience.ts';
import { Senses } from './sensing/index.ts';
import type { SessionOptions } from './session-options.ts';
import { followTime, simulatedAt } from './time/index.ts';
import { Traffic, withoutQuery } from './traffic.ts';
import { gearFor, openAgain, reloadInAnger, type Gear } from './traits/index.ts';
import { readyEngines } from './engines.ts';
import { Windows } from './windows.ts';
import { atMost } from './within.ts';

/** The page counts as settled when nothing was under way for this long, ms. Not part of any figure. */
const SETTLED_AFTER_MS = 100;
const SETTLE_POLL_MS = 20;
/** Closing a context may hang with its browser; after this long it is left to the browser's end, ms. */
const CLOSE_WITHIN_MS = 5_000;

/** Whoever gives up while their browser has not answered esr for so long was lost by it, ms. */
const HANGING_MS = 500;

const NEVER = new AbortController().signal;

/** A citizen at a page. `owned` contexts are closed with the session; a Playwright test keeps its own. */
export class PageSession implements Session {
  readonly #windows: Windows;
  readonly #traffic: Traffic;
  readonly #senses: Senses;
  readonly #options: SessionOptions;
  readonly #owned: Pick<BrowserContext, 'close'> | undefined;
  readonly #citizen: Citizen;
  readonly #dialogs: Dialogs;
  readonly #memory = new Map<string, unknown>();
  readonly #gate: Gate;
  readonly #unwatch: () => void;
  readonly #gear: Gear | undefined;
  readonly window: FaultableWindow;
  readonly proxied?: NonNullable<Session['proxied']>;

  constructor(
    page: Page,
    parts: { citizen: Citizen; signals: (signal: Signal) => void; owned?: Pick<BrowserContext, 'close'> },
    options: SessionOptions,
  ) {
    const { citizen, signals, owned } = parts;
    this.#citizen = citizen;
    this.#options = options;
    this.#owned = owned;
    this.#dialogs = new Dialogs(signals);
    this.#gate = options.gate?.(citizen) ?? openGate;
    this.#gear = gearFor(citizen.persona, page.context());
    const { sensing } = options;
    const tell = this.#gear?.telling(signals) ?? signals;
    this.#senses = new Senses(page.context(), { ...options, tell, citizen: citizen.number });
    this.#windows = new Windows(page.context(), page, (one) => {
      this.#gear?.dress(one);
      this.#senses.greet(one);
      one.on('dialog', (dialog) => void this.#dialogs.hear(dialog));
      watchSockets(one, this.#gate);
    });
    // Before the traffic: what must not leave is known before anybody writes its address down.
    this.#unwatch = watchRequests(page.context(), this.#gate);
    this.#traffic = new Traffic(page.context(), { ...options, tell, reads: sensing?.reads });
    this.window = faultableWindow(page.context(), { traffic: this.#traffic, gear: this.#gear });
    const { proxy } = options;
    if (!proxy) return;
    this.proxied = (glob, handler) => Promise.resolve(proxy.intercept(glob, handler));
    proxy.hear((touched) => this.#traffic.touchedBelow(touched));
  }

  async perform(step: ReadyStep, signal: AbortSignal, album?: Album): Promise<Done> {
    // Whose window was opened before simulated time began is in it from their first step on.
    const time = this.#options.time?.();
    if (time) await followTime(this.#windows.page.context(), time);
    const done = await this.#perform(step, signal, album);
    // After all figures of the step are taken, and with the device at rest.
    await this.#senses.look(this.#windows.page, step.kind, signal);
    return done;
  }

  async #perform(step: ReadyStep, signal: AbortSignal, album: Album | undefined): Promise<Done> {
    const { now } = this.#options;
    const { patienceMs } = this.#citizen.persona;
    const traffic = this.#traffic;
    const kind = stepKindOf(step.kind);
    if (!kind) throw new Error(`there is no step “${step.kind}”`);
    const patience = patienceFor({ patienceMs, signal, now, quietForMs: () => traffic.quietForMs() });
    const given: NonNullable<Done['given']> = [];
    const hands = this.#hands({ step, patience, signal, album, given });
    if (this.#gear) await this.#gear.work();
    if (traffic.settledForMs() > 0) this.#senses.settled(traffic.lastCaused);
    const startedAt = now();
    traffic.mark();
    try {
      throwIfStopped(signal);
      this.#dialogs.answer = this.#mayAnswer(step.dialog);
      await readyEngines();
      await whilePatient(kind.do(hands, step.settings), patience, signal);
      const doneAt = now();
      if (!kind.looks) {
        await this.#settle(doneAt, patience.left, signal);
        this.#senses.settled(traffic.lastCaused);
        this.#failOnConsequences();
      }
      const durationMs = Math.max(doneAt, traffic.lastCaused) - startedAt;
      const captured = step.capture
        ? await whilePatient(captureAll(hands, step.capture), patience, signal)
        : undefined;
      return {
        durationMs,
        ...(captured ? { captured } : {}),
        ...(given.length > 0 ? { given } : {}),
      };
    } catch (error) {
      const failure = this.#explain(error, signal);
      throw this.#gear?.explain(failure) ?? failure;
    } finally {
      await this.#gear?.rest();
    }
  }

  async secondTab(signal: AbortSignal): Promise<void> {
    const { page } = this.#windows;
    const { patienceMs } = this.#citizen.persona;
    await openAgain(page.context(), page, patienceMs).catch((error: unknown) => {
      throw this.#explain(error, signal);
    });
  }

  rageRefresh(times: number, signal: AbortSignal): Promise<void> {
    const { patienceMs } = this.#citizen.persona;
    return reloadInAnger(this.#windows.page, { times, signal, timeout: patienceMs });
  }

  async screenshot(file: string): Promise<boolean> {
    try {
      await this.#windows.page.screenshot({ path: file, timeout: 5_000, animations: 'disabled' });
      return true;
    } catch {
      return false;
    }
  }

  address(): string {
    return withoutQuery(this.#windows.page.url());
  }

  intercept(glob: string, handler: (exchange: InterceptedExchange) => Promise<void>): Promise<Undo> {
    // The whole context: also windows that the page opens.
    const context = this.#windows.page.context();
    const parts = { handler, gate: this.#gate, traffic: this.#traffic };
    return routeThrough(context, glob, parts).catch((error: unknown) => {
      throw this.#explain(error, NEVER);
    });
  }

  async close(): Promise<void> {
    const page = this.#windows.gone === undefined ? this.#windows.page : undefined;
    await atMost(this.#senses.end(page), CLOSE_WITHIN_MS);
    this.#unwatch();
    this.#traffic.leaveUnanswered(this.#citizen.persona.patienceMs);
    this.#traffic.mute();
    this.#windows.leave();
    await atMost(this.#traffic.drain(), CLOSE_WITHIN_MS);
    if (this.#gear) await atMost(this.#gear.undo(), CLOSE_WITHIN_MS);
    if (this.#owned) await atMost(this.#owned.close(), CLOSE_WITHIN_MS);
  }

  #mayAnswer(dialog: DialogAnswer = 'accept'): DialogAnswer {
    if (typeof dialog === 'string') return dialog;
    return { text: this.#gate.typed(dialog.text, { shown: 'a dialog', labels: [] }, true) };
  }

  #hands(step: Pick<HandsOptions, 'step' | 'patience' | 'signal' | 'album' | 'given'>): PageHands {
    const { baseUrl, documents, timeWarp = 1, now, startAt = Date.now() - now() } = this.#options;
    const time = this.#options.time?.();
    return new PageHands({
      ...step,
      baseUrl,
      timeWarp,
      simulatedNow: () => (time ? simulatedAt(time, Date.now()) : startAt + now() * timeWarp),
      settle: () => this.#settle(now(), step.patience.left, step.signal),
      citizen: this.#citizen,
      gate: this.#gate,
      memory: this.#memory,
      page: () => this.#windows.page,
      untouched: () => this.#owned !== undefined && this.#windows.untouched,
      answers: () => this.#traffic.answers(),
      file: async (request) => {
        if (isAbsolute(request.path) && request.quality === undefined) return request.path;
        if (documents) return documents(this.#citizen, request);
        throw new StepFailure('unexpected', `nobody makes the document ${request.path} here`);
      },
    });
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
      const { gone } = this.#windows;
      if (gone) throw new StepFailure('browser-lost', gone);
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
    if (this.#windows.gone) return new StepFailure('browser-lost', this.#windows.gone);
    if ((this.#options.owedMs?.() ?? 0) > HANGING_MS)
      return new StepFailure('browser-lost', 'the browser does not answer');
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
    const { patienceMs } = this.#citizen.persona;
    this.#traffic.giveUp(patienceMs);
    const waited = `gave up after ${patienceMs / 1_000} s on ${this.address()}`;
    return new StepFailure('gave-up', `${waited}${why}`);
  }

  #failedAddress(): string {
    const failed = this.#traffic.caused().find(({ error }) => error !== undefined);
    return failed ? withoutQuery(failed.url) : this.#options.baseUrl;
  }
}
