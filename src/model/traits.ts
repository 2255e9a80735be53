import type { DocumentQuality } from './document.ts';

/** A connection as the citizen has it. Rates are kilobits (1000 bits) per second. */
export interface Network {
  /** Its name when it is a known one: `slow 4g`. */
  readonly profile?: string;
  /** Added to every round trip, ms. */
  readonly latencyMs: number;
  readonly downKbps: number;
  readonly upKbps: number;
  /** No connection at all for so long, again and again; the first time after `everyMs`. */
  readonly offline?: { readonly forMs: number; readonly everyMs: number };
}

export const inputStyles = ['mouse', 'touch', 'keyboard'] as const;
/** `keyboard`: Tab, arrows, Enter and Space only. */
export type InputStyle = (typeof inputStyles)[number];

/** How long somebody looks at a page before the next step: a distribution, ms. */
export type Think =
  | { readonly distribution: 'uniform'; readonly minMs: number; readonly maxMs: number }
  /** Most are quick, a few take very long, as people's reading and thinking times do. */
  | { readonly distribution: 'log-normal'; readonly medianMs: number; readonly p95Ms: number };

/** What a citizen does when a page or an answer is an error. */
export type OnError =
  | { readonly kind: 'give up' }
  /** Does the step again, at most so often, then gives up. */
  | { readonly kind: 'retry'; readonly times: number }
  /** Reloads the page so often in a row without waiting for it. */
  | { readonly kind: 'rage-refresh'; readonly times: number }
  /** Gives up and says so in public. */
  | { readonly kind: 'complain' };

/** Traits beyond device, language and patience. Each has a default that changes nothing: see `plainTraits`. */
export interface Traits {
  /** Who they are to the service: `citizen`, `caseworker`, `farmer`. Others than citizens fly only where named. */
  readonly role: string;
  /** Absent: the machine's own connection. */
  readonly network?: Network;
  /** So many times slower than this machine, 1 to 20. */
  readonly cpuSlowdown: number;
  readonly input: InputStyle;
  /** Characters per second. */
  readonly typing: number | 'instant';
  readonly think: Think;
  readonly onError: OnError;
  /** Presses a submitting button twice. */
  readonly doubleSubmit: boolean;
  /** Opens the page in a second tab half-way and goes on there. */
  readonly secondTab: boolean;
  /** 1.5 is 150 %. */
  readonly zoom: number;
  readonly reducedMotion: boolean;
  readonly forcedColors: boolean;
  readonly javaScript: boolean;
  /** In years, both ends included; the citizens' dates of birth follow it. */
  readonly age: { readonly min: number; readonly max: number };
  /** What results are compared by: `language: Spanish`, `disability: low vision`. */
  readonly groups: Readonly<Record<string, string>>;
  /** Of the documents they make themselves. */
  readonly documents: DocumentQuality;
}

/** The role of those who fly when a scenario names nobody. */
export const CITIZEN_ROLE = 'citizen';

/** Traits that change nothing, for a persona whose author said nothing about them; think time is its own. */
export const plainTraits: Omit<Traits, 'think'> = {
  role: CITIZEN_ROLE,
  cpuSlowdown: 1,
  input: 'mouse',
  typing: 'instant',
  onError: { kind: 'give up' },
  doubleSubmit: false,
  secondTab: false,
  zoom: 1,
  reducedMotion: false,
  forcedColors: false,
  javaScript: true,
  age: { min: 18, max: 67 },
  groups: {},
  documents: 'good',
};
