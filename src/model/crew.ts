import type { Arrival } from './plan.ts';
import type { FaultSpec } from './scenario.ts';
import type { BrowserHealth, Clock, Observe } from './ports.ts';

/**
 * Waits for the moment at which a citizen begins, with everything in place.
 * @returns that moment as it was planned, ms; undefined when the run was stopped before.
 */
export type Begin = () => Promise<number | undefined>;

/** What a crew needs of a run that takes off. */
export interface TakeOff {
  clock: Clock;
  observe: Observe;
  /** Folder of the run, absolute. */
  dir: string;
  /** Ends everybody in flight. */
  signal: AbortSignal;
}

/** How a crew did since this was asked last. */
export interface CrewHealth extends BrowserHealth {
  /** The longest that an event loop other than the run's own was blocked, ms. */
  loopDelayMs?: number;
}

/**
 * Those who fly citizens: this process, or worker processes beside it; other machines later. Who flies when is the
 * swarm's business.
 *
 *     made ── start ──> browsers up ── takeOff ──> prepares ── begin ──> flying ── close ──> gone
 */
export interface Crew {
  /** Brings up what they fly with. @returns kind and version of the browser. @throws BadInput when it cannot start. */
  start(): Promise<string>;
  takeOff(parts: TakeOff): Promise<void>;
  /** The time of the run has begun; its clock stood at 0 before. Whoever was prepared by then has done nothing yet. */
  begin(): void;
  /**
   * Prepares one citizen, waits for their moment with `begin`, and flies them to the end. Everything is observed; never
   * throws. Whoever it loses ends as `lost`.
   */
  fly(arrival: Arrival, begin: Begin): Promise<void>;
  /** From now on faults act as planned; see `Injector`. */
  inject(): void;
  /** Injects one more at once, for its window: on those in flight, and on those to come. */
  injectNow(fault: FaultSpec): void;
  /** Takes some away for good, by their names. @throws Error when a route could not be taken away. */
  clear(names: readonly string[]): Promise<void>;
  /** Takes every fault away. @throws Error when a route could not be taken away. */
  withdraw(): Promise<void>;
  /** Nobody takes a next step; everybody goes on. */
  pause(): void;
  resume(): void;
  /** Lets the staff go: what they do now is cut short and is no failure. Citizens fly on. */
  dismiss(): void;
  health(): CrewHealth;
  /** Aborted when nobody may go on, with the reason: the guard's stop. */
  readonly grounded: AbortSignal;
  /** Takes everything down, also in the middle of a flight; harmless when called again. */
  close(): Promise<void>;
}
