import type { BrowserContext, Request, Response } from 'playwright';
import type { ServiceAnswer, Signal } from '../model/index.ts';
import { ownHost } from './own-host.ts';
import { addTiming, bodyOf, durationOf, MAX_BODY_CHARS } from './sensing/index.ts';
import { inFull, isHttp, isWanted, kindOf } from './request.ts';
import { Touches } from './touches.ts';

/** Requests that stay open by design; a page is quiet in spite of them. */
const ENDLESS = new Set(['websocket', 'eventsource', 'ping', 'media', 'manifest', 'cspviolationreport']);
/**
 * A page is used without the picture that does not come, ms; of the script of a shared worker Playwright never says that
 * it has.
 */
const ASSET_WAIT_MS = 3_000;
/** What a service says of an answer that its guard of values flagged. */
const FLAG_HEADER = 'x-values-flag';
/** What a service whose answer a fault touched says of it: the fault's name. */
const FAULT_HEADER = 'x-simulated-fault';
const CANCELLED = 'net::ERR_ABORTED';
/** The same GET so often in one step is a page that polls: it goes on for ever and nothing waits for it. */
const POLLING_AFTER = 3;
/** A step and what is captured after it look back no further. */
const ANSWERS_KEPT = 30;

type ExchangeSignal = Extract<Signal, { type: 'exchange' }>;

/** A document or api exchange that a step caused. */
type Caused = Pick<ExchangeSignal, 'url' | 'kind' | 'status' | 'error'>;

/** A request under way. `background`: begun before the step, or one of a page that polls. */
interface Open {
  startedAt: number;
  background: boolean;
  /** One of a page that polls. */
  polls: boolean;
  /** A route may hold it. */
  routed: boolean;
}

/**
 * Watches the requests of one context: tells the sensors, and knows when the page has gone quiet.
 *
 *     request ──> open ──> finished / failed ──> signal
 *                  ├── quietForMs() counts from the last change of any request
 *                  └── settledForMs() from the last change of what the step caused
 */
export class Traffic {
  readonly #answers: ServiceAnswer[] = [];
  #caused: Caused[] = [];
  #open = new Map<Request, Open>();
  /** How often each request was begun since the mark, by method and address. */
  #begun = new Map<string, number>();
  /** What was under way at the mark: a long poll that is begun anew is no consequence of the step either. */
  #before = new Set<string>();
  #responses = new WeakMap<Request, Response>();
  readonly #touches = new Touches();
  #pending = new Set<Promise<void>>();
  #muted = false;
  #lastChange: number;
  #lastCaused: number;
  readonly #now: () => number;
  readonly #tell: (signal: Signal) => void;
  readonly #reads: (url: string) => boolean;
  /** Routes that are active in this context: they make every exchange at least collateral. */
  activeRoutes = 0;

  readonly #isOwn: (url: string) => boolean;
  readonly #leave: () => void;

  constructor(
    context: BrowserContext,
    {
      now,
      tell,
      baseUrl,
      reads = () => false,
    }: {
      now: () => number;
      tell: (signal: Signal) => void;
      baseUrl: string;
      /** Whether somebody wants the JSON that this address answers with. */
      reads?: ((url: string) => boolean) | undefined;
    },
  ) {
    this.#now = now;
    this.#tell = tell;
    this.#reads = reads;
    this.#isOwn = ownHost(baseUrl);
    this.#lastChange = this.#lastCaused = now();
    const begin = (request: Request): void => this.#begin(request);
    const answered = (response: Response): void => void this.#responses.set(response.request(), response);
    const finished = (request: Request): void => this.#end(request);
    const failed = (request: Request): void => this.#end(request, request.failure()?.errorText ?? 'failed');
    context.on('request', begin).on('response', answered);
    context.on('requestfinished', finished).on('requestfailed', failed);
    this.#leave = () => {
      context.off('request', begin).off('response', answered);
      context.off('requestfinished', finished).off('requestfailed', failed);
    };
  }

  /** A step begins: what is under way already is none of its consequences. */
  mark(): void {
    this.#caused = [];
    this.#begun.clear();
    this.#lastCaused = this.#now();
    for (const open of this.#open.values()) open.background = true;
    this.#before = new Set([...this.#open.keys()].map(inFull));
  }

  /** Document and api exchanges that began and ended since the mark. */
  caused(): readonly Caused[] {
    return this.#caused;
  }

  /** Answers to documents and api exchanges that steps caused, the latest first; as many as anybody looks back. */
  answers(): readonly ServiceAnswer[] {
    return this.#answers;
  }

  /** What the step caused and nobody answered yet, for a sentence. */
  unanswered(): string[] {
    const caused = [...this.#open].filter(([, { background }]) => !background);
    return caused.map(([request]) => `${request.method()} ${withoutQuery(request.url())}`);
  }

  /** When something that the step caused last began or ended, on the run's clock. */
  get lastCaused(): number {
    return this.#lastCaused;
  }

  /** How long nothing that the step caused has been under way, ms; 0 while something is. */
  settledForMs(): number {
    const now = this.#now();
    for (const [request, { background, startedAt }] of this.#open) {
      const isLate = kindOf(request) === 'asset' && now - startedAt > ASSET_WAIT_MS;
      if (!background && !isLate) return 0;
    }
    return now - this.#lastCaused;
  }

  /** How long nothing at all has been under way, ms; 0 while something is. */
  quietForMs(): number {
    return this.#open.size > 0 ? 0 : this.#now() - this.#lastChange;
  }

  /** A fault touched this request; several may. */
  touched(request: Request, fault: string): void {
    this.#touches.add(request, fault);
  }

  /** A fault below the browser touched a request; see `Touches`. */
  touchedBelow(touched: Record<'method' | 'url' | 'fault', string>): void {
    this.#touches.addBelow(this.#open.keys(), touched);
  }

  /** Until the returned function is called, a fault touches everything that is under way or begins. */
  markAll(fault: string): () => void {
    return this.#touches.addAll(this.#open.keys(), fault);
  }

  /** The citizen waits no longer: what the service owes them will not be an answer to anybody. */
  giveUp(patienceMs: number): void {
    for (const [request, { background }] of this.#open) {
      if (!background && kindOf(request) !== 'asset') {
        this.#end(request, noAnswerWithin(patienceMs));
      }
    }
  }

  /**
   * The citizen leaves: what the service has owed them for longer than they wait for anything is told as unanswered, also
   * what no step waited for. Not a line that is kept open: one that has begun to answer, or a poll that is asked anew.
   */
  leaveUnanswered(patienceMs: number): void {
    const now = this.#now();
    for (const [request, { startedAt, polls }] of this.#open) {
      if (kindOf(request) === 'asset' || polls || now - startedAt < patienceMs) continue;
      if (this.#responses.has(request) || !this.#isOwn(request.url()) || !isWanted(request)) continue;
      this.#end(request, noAnswerWithin(patienceMs));
    }
  }

  /** From now on nobody is told: what ends because its window closes says nothing about the service. */
  mute(): void {
    this.#muted = true;
    this.#leave();
  }

  /** Waits for bodies that are still being read for the sensors. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  #begin(request: Request): void {
    if (ENDLESS.has(request.resourceType()) || !isHttp(request.url())) return;
    const startedAt = this.#now();
    const polls = this.#isPoll(request);
    this.#open.set(request, { startedAt, background: polls, polls, routed: this.activeRoutes > 0 });
    this.#lastChange = startedAt;
    if (!polls) this.#lastCaused = startedAt;
    this.#touches.begin(request, this.activeRoutes > 0);
  }

  #isPoll(request: Request): boolean {
    if (kindOf(request) !== 'api') return false;
    const asked = inFull(request);
    const times = (this.#begun.get(asked) ?? 0) + 1;
    this.#begun.set(asked, times);
    return this.#before.has(asked) || (request.method() === 'GET' && times > POLLING_AFTER);
  }

  #end(request: Request, error?: string): void {
    const open = this.#open.get(request);
    if (!open || this.#muted) return;
    const { startedAt, background } = open;
    this.#open.delete(request);
    this.#lastChange = this.#now();
    if (!background) this.#lastCaused = this.#lastChange;
    const kind = kindOf(request);
    // A page that navigates away cancels what it no longer needs: for the checks to judge, no failure of the step.
    const cancelled = error === CANCELLED;
    if (cancelled && kind === 'asset') return;
    const response = this.#responses.get(request);
    const headers = response?.headers();
    // A fault of the service itself says so.
    const said = headers?.[FAULT_HEADER];
    if (said !== undefined && this.#touches.of(request).fault === undefined) this.touched(request, said);
    const touch = this.#touches.of(request);
    const held = open.routed && touch.fault !== undefined;
    const foreign = !this.#isOwn(request.url());
    const status = error === undefined ? (response?.status() ?? 0) : 0;
    if (kind !== 'asset' && !background && !cancelled && !foreign) {
      if (response && status > 0) this.#remember(request, response);
      this.#caused.push({ url: request.url(), kind, status, ...(error === undefined ? {} : { error }) });
    }
    const signal: ExchangeSignal = {
      type: 'exchange',
      method: request.method(),
      url: request.url(),
      kind,
      status,
      startedAt,
      durationMs: durationOf(request, { held, outsideMs: this.#lastChange - startedAt }),
      ...touch,
      ...(foreign ? { foreign } : {}),
      ...(error === undefined ? {} : { error }),
    };
    if (!response || !headers) return this.#tell(signal);
    if (status > 0) addTiming(signal, request, response, { held, headers });
    const { 'server-timing': serverTiming, [FLAG_HEADER]: valuesFlag } = headers;
    if (serverTiming !== undefined) signal.serverTiming = serverTiming;
    if (valuesFlag !== undefined) signal.valuesFlag = valuesFlag;
    const what = bodyOf(headers, withoutQuery(request.url()), this.#reads);
    if (what) this.#tellWithBody(signal, response, what);
    else this.#tell(signal);
  }

  #remember(request: Request, response: Response): void {
    this.#answers.unshift({
      url: withoutQuery(request.url()),
      method: request.method(),
      status: response.status(),
      // The browser forgets bodies of pages that are gone.
      body: () => response.text().catch(() => ''),
    });
    if (this.#answers.length > ANSWERS_KEPT) this.#answers.pop();
  }

  #tellWithBody(signal: ExchangeSignal, response: Response, what: 'problem' | 'body'): void {
    const job = response.text().then(
      (body) => this.#tell({ ...signal, [what]: body.slice(0, MAX_BODY_CHARS) }),
      () => this.#tell(signal),
    );
    this.#pending.add(job);
    void job.finally(() => this.#pending.delete(job));
  }
}

function noAnswerWithin(ms: number): string {
  return `no answer within ${ms / 1_000} s`;
}

/** An address as a person may read it in a message. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}
