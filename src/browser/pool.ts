import { join } from 'node:path';
import type { Browser, BrowserContext, LaunchOptions } from 'playwright';
import {
  messageOf,
  StepFailure,
  type BrowserHealth,
  type Citizen,
  type Session,
  type SessionNeeds,
  type Sessions,
  type Signal,
} from '../model/index.ts';
import { readyEngines } from './engines.ts';
import { filmed } from './filmed.ts';
import { ownProxy, type OwnProxy } from './own-proxy.ts';
import { takePulse, type Pulse } from './pulse.ts';
import { Recycler, recyclingLaunch, type Lent } from './recycle/index.ts';
import { markedUserAgent, States } from './sensing/index.ts';
import type { SessionOptions } from './session-options.ts';
import { traced } from './traced.ts';
import { personaContext, sessionIn } from './window.ts';
import { atMost } from './within.ts';

/** A browser is replaced after so many citizens, before what it leaks matters. */
const LIVES = 250;
/** A trace or a video that is not on the disk by then goes with its browser, ms. */
const WRITTEN_WITHIN_MS = 5_000;

/** Where to keep what is taken of citizens, and whether it may be. */
interface Keeping {
  dir: string;
  mayWrite(): boolean;
}

export interface PoolOptions extends SessionOptions {
  launch: LaunchOptions;
  /** How many browser processes share the citizens. */
  browsers: number;
  /** A browser is replaced after so many citizens; 250 unless told otherwise. */
  lives?: number;
  /** Empties contexts and uses them again; a fresh one for each citizen without. See docs/decisions/cheaper-citizens.md. */
  recycle?: boolean;
  /**
   * Folder for a Playwright trace of each citizen, `citizen-7.zip`: contexts are fresh then, and slower. None without.
   * `mayWrite` is asked when one is to be written.
   */
  traces?: Keeping;
  /** The same for a video of each citizen, `citizen-7.webm`; Playwright’s ffmpeg is needed for it. */
  videos?: Keeping;
  /** A browser that does not answer for so long is killed, ms; see `takePulse`. */
  hangsAfterMs?: number;
}

/** One browser of the pool: fresh -> serving -> retiring (no new citizens) -> closed. */
interface Slot {
  browser: Browser;
  pulse: Pulse;
  recycler?: Recycler;
  /** How it calls itself to the service. */
  userAgent: string;
  open: number;
  lives: number;
}

/**
 * Browsers with a bounded life; each citizen gets a context of their own in the least busy one, fresh or emptied. A
 * browser that crashed or hung (see `takePulse`) is replaced at the next opening; its citizens learn it from their sessions.
 */
export class BrowserPool implements Sessions {
  readonly #options: PoolOptions;
  #slots: (Promise<Slot> | undefined)[];
  /** Browsers that run, the retiring ones too. */
  readonly #running = new Set<Slot>();
  readonly #retiring = new Set<Slot>();
  readonly #closing = new Set<Promise<void>>();
  readonly #states = new States();
  /** Traces and videos on their way to the disk. */
  readonly #writing = new Set<Promise<void>>();
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.browsers }, () => undefined);
  }

  /** Starts every browser; throws what the browser said when it cannot start. @returns its version. */
  async start(): Promise<string> {
    const [first] = await Promise.all(this.#slots.map((_, index) => this.#slot(index)));
    return first?.browser.version() ?? '';
  }

  async open(citizen: Citizen, signals: (signal: Signal) => void, needs?: SessionNeeds): Promise<Session> {
    const slot = await this.#place().catch((error: unknown) => {
      throw this.#closed
        ? new StepFailure('interrupted', 'the run was stopped')
        : new StepFailure('browser-lost', `no browser could be started: ${firstLine(error)}`);
    });
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      slot.open -= 1;
      if (slot.open === 0 && this.#retiring.delete(slot)) this.#shut(slot);
    };
    let context: BrowserContext | undefined;
    let proxy: OwnProxy | undefined;
    try {
      proxy = needs?.proxy ? await ownProxy(this.#options.launch.proxy?.server) : undefined;
      const options = {
        ...personaContext(citizen.persona),
        baseURL: this.#options.baseUrl,
        userAgent: slot.userAgent,
        ...(proxy ? { proxy: proxy.context } : {}),
        ...(this.#options.videos ? { recordVideo: { dir: this.#options.videos.dir } } : {}),
      };
      const lent = proxy ? undefined : await slot.recycler?.lend(options);
      context = lent?.context ?? (await slot.browser.newContext(options));
      context.once('close', leave).once('close', () => void proxy?.close());
      const { sensing } = this.#options;
      const session = {
        ...this.#options,
        ...(sensing ? { sensing: { states: this.#states, ...sensing } } : {}),
        owedMs: () => slot.pulse.owedMs(),
        ...(proxy ? { proxy: proxy.session } : {}),
      };
      if (lent) return await this.#lent(lent, citizen, signals, { leave, session });
      const owned = await this.#kept(context, citizen);
      return await sessionIn(context, citizen, signals, session, owned);
    } catch (error) {
      void context?.close().catch(() => undefined);
      void proxy?.close();
      leave();
      throw this.#closed
        ? new StepFailure('interrupted', 'the run was stopped')
        : new StepFailure('browser-lost', `no page could be opened: ${firstLine(error)}`);
    }
  }

  async #lent(
    { context, inHands }: Lent,
    citizen: Citizen,
    signals: (signal: Signal) => void,
    { leave, session: options }: { leave: () => void; session: SessionOptions },
  ): Promise<Session> {
    // The context stays when the session ends: who lent it decides what becomes of it.
    const stays = { close: async () => Promise.resolve() };
    return inHands(await sessionIn(context, citizen, signals, options, stays), () => {
      context.off('close', leave);
      leave();
    });
  }

  /** What is closed with a session: the context, with its trace before and its videos after it where there are any. */
  async #kept(context: BrowserContext, { number }: Citizen): Promise<Pick<BrowserContext, 'close'>> {
    const { traces, videos } = this.#options;
    const writing = (done: Promise<void>): void => {
      this.#writing.add(done);
      void done.finally(() => this.#writing.delete(done));
    };
    const file = ({ dir }: Keeping): string => join(dir, `citizen-${number}`);
    const owned = videos
      ? filmed(context, file(videos), { mayWrite: () => videos.mayWrite(), writing })
      : context;
    if (traces === undefined) return owned;
    return traced(context, `${file(traces)}.zip`, { mayWrite: () => traces.mayWrite(), writing, owned });
  }

  health(): BrowserHealth {
    const taken = [...this.#running].map(({ pulse }) => pulse.taken());
    return {
      delayMs: Math.max(0, ...taken.map(({ delayMs }) => delayMs)),
      cpuSeconds: taken.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await atMost(Promise.allSettled(this.#writing), WRITTEN_WITHIN_MS);
    const slots = await Promise.allSettled(this.#slots.map((slot) => slot ?? Promise.resolve(undefined)));
    const started = slots.flatMap((slot) => (slot.status === 'fulfilled' && slot.value ? [slot.value] : []));
    await Promise.allSettled([...started, ...this.#retiring].map(({ browser }) => browser.close()));
    await Promise.all(this.#closing);
  }

  /** A place in the least busy browser; taken at once, so that citizens who come together spread out. */
  async #place(): Promise<Slot> {
    for (;;) {
      if (this.#closed) throw new Error('the run was stopped');
      // While one is replaced, or cannot be, the others serve.
      await Promise.any(this.#slots.map((_, index) => this.#slot(index))).catch((error: AggregateError) => {
        throw error.errors[0];
      });
      const able = [...this.#running].filter((one) => this.#isAble(one));
      const [slot] = able.toSorted((a, b) => a.open - b.open);
      // Those who came at the same time may have worn out the last one.
      if (!slot) continue;
      slot.open += 1;
      slot.lives += 1;
      return slot;
    }
  }

  /** The browser at a place; started, or replaced when it is worn out or gone. */
  async #slot(index: number): Promise<Slot> {
    const promise = this.#slots[index];
    const current = await promise?.catch(() => undefined);
    if (current && this.#isAble(current)) return current;
    // Several citizens may find it worn out at once: only the first replaces it.
    if (this.#slots[index] !== promise) return this.#slot(index);
    if (this.#closed) throw new Error('the run was stopped');
    if (current) this.#retire(current);
    const fresh = this.#launch();
    this.#slots[index] = fresh;
    return fresh;
  }

  #isAble({ browser, lives }: Slot): boolean {
    return browser.isConnected() && lives < (this.#options.lives ?? LIVES);
  }

  async #launch(): Promise<Slot> {
    const { launch, time, hangsAfterMs } = this.#options;
    // A page that follows a simulated time is told so by its context, which could not be taken away again.
    const { recycle = false, traces, videos } = this.#options;
    const recycles = recycle && time === undefined && !traces && !videos;
    const { chromium } = await import('playwright');
    // A context that is being made while engines are made known would not learn of them.
    await readyEngines();
    const browser = await chromium.launch(recycles ? recyclingLaunch(launch) : launch);
    const [pulse, userAgent] = await Promise.all([
      takePulse(browser, hangsAfterMs),
      markedUserAgent(browser),
    ]).catch(async (error: unknown) => {
      void browser.close().catch(() => undefined);
      throw error;
    });
    const slot: Slot = {
      browser,
      pulse,
      userAgent,
      ...(recycles ? { recycler: new Recycler(browser) } : {}),
      open: 0,
      lives: 0,
    };
    this.#running.add(slot);
    browser.on('disconnected', () => {
      slot.pulse.stop();
      this.#running.delete(slot);
    });
    return slot;
  }

  #retire(slot: Slot): void {
    if (!slot.browser.isConnected()) return;
    if (slot.open === 0) this.#shut(slot);
    else this.#retiring.add(slot);
  }

  #shut({ browser }: Slot): void {
    const closing = browser.close().catch(() => undefined);
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
  }
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n', 1)[0] ?? '';
}
