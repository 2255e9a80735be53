import type { Problem } from '../../model/index.ts';

/** What somebody asks a run that flies for, in words as on a command line. */
export interface FaultOrder {
  /** `slow_db 60s`, `latency 800ms eligibility`. */
  words: readonly string[];
  /** Instead of what the words say. */
  service?: string;
  /** As written: `50%`, `0.5`. */
  share?: string;
  persona?: string;
}

/** A fault of a run, as it is now. */
export interface FaultNow {
  name: string;
  /** `latency`; what it does is in `settings`. */
  kind: string;
  settings: Readonly<Record<string, unknown>>;
  service: string;
  share: number;
  persona?: string;
  byHand: boolean;
  state: 'planned' | 'active' | 'over';
  /** How long it has been active, ms. */
  activeMs?: number;
  /** How long until it ends by itself, ms; absent: with the run. */
  leftMs?: number;
  /** How often it acted; absent outside of the run, where nobody counts. */
  fired?: number;
  /** Why it could not be taken away, and what to type instead. */
  stuck?: { why: string; hand?: string };
}

/** What a run answers. */
export interface FaultAnswer {
  run: { runId: string; scenario: string };
  faults: FaultNow[];
  /** What is worth saying besides. */
  advice?: string;
}

/** What is asked for over the channel: a path each, all with POST. */
export interface Requests {
  inject: FaultOrder;
  list: { readonly [key: string]: never };
  clear: { name?: string };
}

/** What a run says when it does not do it. */
export interface Refused {
  problems: readonly Problem[];
}

export const asked = ['inject', 'list', 'clear'] as const;
