import type { Exchange, PageProblem, RunEvent, Touch } from './events.ts';
import type { Citizen } from './persona.ts';
import type { Action, StepOptions } from './scenario.ts';

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
      /** Value of the Server-Timing header. */
      serverTiming?: string;
      /** Body of an application/problem+json answer, at most 64 KB. */
      problem?: string;
      /** Why there was no answer. */
      error?: string;
    }
  | { type: 'page.problem'; source: PageProblem['source']; message: string }
  | { type: 'page.dialog'; kind: string; message: string; answer: string };

/** A step whose templates are rendered: ready for one citizen's hands. */
export type ReadyStep = Action &
  StepOptions & {
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
  /** Routes exchanges of a glob through `handler` until the returned function is called. */
  intercept(
    glob: string,
    handler: (exchange: InterceptedExchange) => Promise<void>,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Opens sessions; `browser/` for real ones, a fake in tests. */
export interface Sessions {
  /**
   * @param signals hears what the page does, while the session is open.
   * @throws StepFailure `browser-lost` when no browser could be had.
   */
  open(citizen: Citizen, signals: (signal: Signal) => void): Promise<Session>;
  close(): Promise<void>;
}

/**
 * One exchange held by a route: a fault lets it pass or answers in its place. Exactly one of `pass`, `answer`,
 * `abort` is called; calls after the page is gone do nothing.
 */
export interface InterceptedExchange {
  readonly url: string;
  readonly method: string;
  pass(): Promise<void>;
  answer(reply: { status: number; headers?: Record<string, string>; body?: string }): Promise<void>;
  abort(reason: 'connectionrefused' | 'connectionreset' | 'timedout' | 'failed'): Promise<void>;
  /** Marks the exchange in the record as touched by the fault of that name. */
  mark(fault: string): void;
}

/** A fault: one method that acts on an exchange. Name, target and share live in the wrapper, never here. */
export interface Fault {
  /** `signal` is aborted when the fault is withdrawn: let the exchange pass at once. */
  apply(exchange: InterceptedExchange, signal: AbortSignal): Promise<void>;
}
