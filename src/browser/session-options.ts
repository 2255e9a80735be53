import type { Citizen, DocumentRequest, Gate } from '../model/index.ts';
import type { SessionProxy } from './own-proxy.ts';
import type { Sensing } from './sensing/index.ts';
import type { SimulatedTime } from './time/index.ts';

/** What a citizen's session at a page needs to know of the run. */
export interface SessionOptions {
  /** Address of the service, without a slash at the end. */
  baseUrl: string;
  /** The run's clock, ms. */
  now: () => number;
  /** How many times faster simulated time runs; 1 without. */
  timeWarp?: number;
  /** Simulated time at the start of the clock, ms since 1970; now without. */
  startAt?: number;
  /** What the citizen's pages and workers tell; real time without. Asked when the citizen comes. */
  time?: () => SimulatedTime | undefined;
  /** Makes the documents that a citizen uploads; a path that is absolute is the file itself. */
  documents?: (citizen: Citizen, request: DocumentRequest) => Promise<string>;
  /** For how long the browser has not answered esr itself, ms; it always answers at once without. */
  owedMs?: () => number;
  /** The citizen's own proxy, where the context goes through one. */
  proxy?: SessionProxy;
  /** What a citizen types and their page sends goes through it; everything passes without. */
  gate?: (citizen: Citizen) => Gate;
  /** What of pages is told beside exchanges and errors; nothing without. */
  sensing?: Sensing;
}
