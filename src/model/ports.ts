import type { Exchange, PageProblem, RunEvent, Touch } from './events.ts';
import type { AccessibilityState, VitalName } from './sensed.ts';
import type { Citizen } from './persona.ts';
import type { Action, FaultSpec, Plane, Step, StepOptions } from './scenario.ts';

/** Ports: how the parts meet without knowing each other. Only `run/` puts real parts behind them. */

/** Time as an argument. */
export interface Clock {
  /** Milliseconds since the start of the run; monotonic. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Takes everything observed, in order; never throws and never blocks a citizen. */
export type Observe = (event: RunEvent) => void;

/** What a page lets sensors know, raw. Times are on the run's clock, ms. */
export type Signal =
  | {
      type: 'exchange';
      method: string;
      /** As sent, with query. */
      url: string;
      kind: Exchange['kind'];
      /** 0 when there was no answer. */
      status: number;
      startedAt: number;
      durationMs: number;
      touch: Touch;
      fault?: string;
      /** Of a host that is not the service's. */
      foreign?: true;
      /** From the start to the first byte; looking up the name; connecting, with TLS. Where the browser said. */
      ttfbMs?: number;
      dnsMs?: number;
      connectMs?: number;
      /** Length of the answer's body as the service states it. */
      bytes?: number;
      /** As the first answer of that host had it. */
      protocol?: string;
      /** Value of the Server-Timing header. */
      serverTiming?: string;
      /** Value of the X-Values-Flag header. */
      valuesFlag?: string;
      /** Body of an answer whose address somebody wants to read, at most 64 KB. */
      body?: string;
      /** Body of an application/problem+json answer, at most 64 KB. */
      problem?: string;
      /** Why there was no answer. */
      error?: string;
    }
  | { type: 'page.problem'; source: PageProblem['source']; message: string }
  | { type: 'page.dialog'; kind: string; message: string; answer: string }
  /** Of a page that is gone, or when the citizen is; without query. `startedAt`: when its document began. */
  | { type: 'vital'; name: VitalName; value: number; url: string; startedAt?: number }
  | { type: 'navigation'; url: string; startedAt: number; durationMs: number }
  | { type: 'page.download'; name: string; error?: string }
  | ({ type: 'a11y' } & Pick<AccessibilityState, 'url' | 'state' | 'violations' | 'error'>);

/** A step whose templates are rendered: ready for one citizen's hands. */
export type ReadyStep = Action &
  StepOptions &
  Pick<Step, 'staff'> & {
    /** Seed of the citizen's chances in this step, so that they decide the same each time; 0 without. */
    luck?: number;
  };

/** What came of a step. */
export interface Done {
  /** From the action to the last answer it caused, ms. */
  durationMs: number;
  /** What the step was to capture, by name. */
  captured?: { readonly [name: string]: string };
  /** What was given to which control, where the step itself decided. */
  given?: { control: string; value: string }[];
}

/** Where a picture is kept: as a file, and as the record calls it; undefined when enough were taken. */
export type Album = (name: string) => { file: string; shown: string } | undefined;

/** One citizen's window on the service: an isolated browser context with one page. */
export interface Session {
  /**
   * Does one thing as a person would and waits until its consequences have settled.
   * @param album where pictures go that the step takes; none are taken without.
   * @throws StepFailure with the page's address and what the page offers.
   */
  perform(step: ReadyStep, signal: AbortSignal, album?: Album): Promise<Done>;
  /** Saves what the citizen sees now as PNG; false when there is nothing to see any more. */
  screenshot(file: string): Promise<boolean>;
  /** The page's address now. */
  address(): string;
  /** Opens the address of now in a second tab and goes on there. Throws a StepFailure when nothing comes. */
  secondTab?(signal: AbortSignal): Promise<void>;
  /** Reloads the page so many times in quick succession, and waits for the last one only; never fails for the page. */
  rageRefresh?(times: number, signal: AbortSignal): Promise<void>;
  /** The window itself, for faults that are in no exchange; absent where there is no browser. */
  readonly window?: FaultableWindow | undefined;
  /** As `intercept`, below the browser, by a proxy of its own; absent where it was opened without one. */
  proxied?: Session['intercept'];
  /** Routes exchanges of a glob through `handler` until the returned function is called. */
  intercept(
    glob: string,
    handler: (exchange: InterceptedExchange) => Promise<void>,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What a citizen's window must have besides the usual. */
export interface SessionNeeds {
  /** A proxy of their own, so that `Session.proxied` is there. */
  proxy: boolean;
}

/** How browsers did since this was asked last. */
export interface BrowserHealth {
  /** The longest that one of them took to answer esr itself, ms; while one owes an answer, at least so long. */
  delayMs: number;
  /** CPU that they used, s. */
  cpuSeconds: number;
}

/** Opens sessions; `browser/` for real ones, a fake in tests. */
export interface Sessions {
  /** Absent where there are no browsers. */
  health?(): BrowserHealth;
  /**
   * @param signals hears what the page does, while the session is open.
   * @throws StepFailure `browser-lost` when no browser could be had.
   */
  open(citizen: Citizen, signals: (signal: Signal) => void, needs?: SessionNeeds): Promise<Session>;
  close(): Promise<void>;
}

/** What a fault may need besides `pass`, `answer` and `abort`; a layer has it or not, see docs/adding-a-fault.md. */
export type ExchangePower = 'reply' | 'shape' | 'sever';
export type WindowPower = 'offline' | 'forget' | 'slow' | 'skew' | 'drop';
export type Power = ExchangePower | WindowPower;

/** How an exchange fails that has no answer: what the page is told. */
export type AbortReason =
  'addressunreachable' | 'connectionrefused' | 'connectionreset' | 'namenotresolved' | 'timedout' | 'failed';

/** An answer, whole. Headers by their names in small letters; none that says how the body was packed or how long it is. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** Bytes of an answer on their way to the page. Ends early: the rest never comes. Throws: the connection is reset. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * One exchange in the hands of a fault, which lets it pass, answers in its place or ends it, see docs/adding-a-fault.md.
 * Exactly one of `pass`, `answer`, `abort`, `shape`, `sever` is called; calls after the page is gone do nothing.
 */
export interface InterceptedExchange {
  readonly url: string;
  readonly method: string;
  /** Of the request; names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the request; undefined where it has none. */
  readonly body: Uint8Array | undefined;
  pass(): Promise<void>;
  answer(reply: {
    status: number;
    headers?: Readonly<Record<string, string>>;
    body?: string | Uint8Array;
  }): Promise<void>;
  abort(reason: AbortReason): Promise<void>;
  /** Marks the exchange in the record as touched by the fault of that name. */
  mark(fault: string): void;
  /**
   * Sends the request on, as often as it is called, and gives the service's answer without passing it on; after it,
   * `answer` or `abort` ends the exchange, since `pass` would send it once more. Throws where no answer came.
   */
  reply?(): Promise<Reply>;
  /** Sends the request on and passes the answer on as bytes in another shape. */
  shape?(shaped: (bytes: Bytes) => Bytes): Promise<void>;
  /** Ends the connection below HTTP: reset, or closed without a word. */
  sever?(how: 'reset' | 'empty'): Promise<void>;
}

/** A fault in exchanges: one method. Name, target and share live in the wrapper, never here. */
export interface Fault {
  /** `signal` is aborted when the fault is withdrawn: what is held passes at once. */
  apply(exchange: InterceptedExchange, signal: AbortSignal): Promise<void>;
}

/** Takes a fault away again; harmless when called twice, and when the page is gone. */
export type Undo = () => Promise<void>;

/** A citizen's whole window in the hands of a fault: pages that are there, and those that come. */
export interface FaultableWindow {
  /** Until the undo, the record says of every exchange of the window that the fault of that name touched it. */
  mark(fault: string): () => void;
  /** No connection to anybody. */
  offline?(): Promise<Undo>;
  /** Cookies, stored things or both are gone, as at the end of a session; what is gone stays so. */
  forget?(what: 'cookies' | 'storage' | 'all'): Promise<void>;
  /** A device so many times slower. */
  slow?(factor: number): Promise<Undo>;
  /** Clocks of pages go wrong by so many ms, fast when above 0. */
  skew?(ms: number): Promise<Undo>;
  /** Open WebSockets, or streams of events, break off. @returns how many. */
  drop?(what: 'websockets' | 'events' | 'all'): Promise<number>;
}

/** A fault in a citizen's window. */
export interface WindowFault {
  /** Puts it in place. `signal` is aborted when it is withdrawn, after which the undo is called. */
  put(window: FaultableWindow, signal: AbortSignal): Promise<Undo>;
}

/**
 * A plane that is no citizen's: it acts on the service, for everybody at once, through a middleware, a proxy in front
 * of it or commands. `faults/` puts a fault there when its window begins and takes it away when that ends.
 */
export interface ServicePlane {
  readonly plane: Plane;
  /** Why it cannot express this fault; undefined where it can. */
  refuses(fault: FaultSpec): string | undefined;
  /** @throws Error when it could not be put there; nothing of it is there then. */
  put(fault: FaultSpec): Promise<Undo>;
}
