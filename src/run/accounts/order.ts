import type { Person } from './person.ts';
import type { Provider } from './provider.ts';

/** The accounts that a run needs, and how they come about. */
export interface Order {
  provider: Provider;
  people: readonly Person[];
  /** Folder of the journals of this target. */
  place: string;
  /** The service outlives the run: what an earlier one made there may be there still. */
  lasts: boolean;
  /** Where the service is. */
  url: string;
  signal: AbortSignal;
  /** Says how far it is. */
  say: (sentence: string) => void;
  /** Says what somebody should know. */
  warn: (sentence: string) => void;
}
