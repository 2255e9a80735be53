/** Events of pages and of the service besides exchanges; see `RunEvent` for what their fields have in common. */

/** The web vitals that a page is measured by, see web.dev/articles/vitals. */
export const vitalNames = ['lcp', 'cls', 'inp', 'fcp', 'ttfb'] as const;
export type VitalName = (typeof vitalNames)[number];

/** A web vital of one page, once it is final; ms, but `cls`, which is a score. Never of a page with a warped clock. */
export interface Vital {
  type: 'vital';
  t: number;
  citizen: number;
  step: number;
  name: VitalName;
  value: number;
  /** Without query. */
  url: string;
  /** When its document began; absent where the page's clock and ours do not agree. */
  startedAt?: number;
}

/** A single-page application changed its address: from the change until nothing was under way any more. */
export interface SoftNavigation {
  type: 'navigation';
  t: number;
  citizen: number;
  step: number;
  /** Without query. */
  url: string;
  startedAt: number;
  durationMs: number;
}

export const impacts = ['minor', 'moderate', 'serious', 'critical'] as const;
export type Impact = (typeof impacts)[number];

/** A state of a page that was looked at for barriers (axe-core): once a run, by whoever came there first. */
export interface AccessibilityState {
  type: 'a11y';
  t: number;
  citizen: number;
  step: number;
  /** Without query. */
  url: string;
  /** What tells this state of the page from its others, short. */
  state: string;
  violations: { rule: string; impact: Impact; help: string; nodes: number; selector: string }[];
  /** Why it could not be looked at, where it could not. */
  error?: string;
}

/** The service's own guard of values, or a rule of the target file, flagged what a citizen did or was told. */
export interface ValuesFlag {
  type: 'values.flag';
  t: number;
  citizen: number;
  step: number;
  /** Its kind, as the service calls it: `asks-for-ssn`. */
  flag: string;
  message: string;
  /** Whether what was flagged was kept from the citizen. */
  refused: boolean;
  url: string;
}

/** A file that the page gave to the citizen. */
export interface PageDownload {
  type: 'page.download';
  t: number;
  citizen: number;
  step: number;
  name: string;
  /** Why it did not come, where it did not. */
  error?: string;
}

/** A figure of the service itself, as it states it (Prometheus text), once every few seconds. */
export interface Gauge {
  type: 'gauge';
  t: number;
  /** As the target file calls it: `CPU`, `DB waits`. */
  name: string;
  value: number;
  unit: 'share' | 'ms' | 'count';
}
