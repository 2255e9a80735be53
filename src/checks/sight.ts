import type { Crowd } from './crowd.ts';
import type { Moments } from './moments.ts';
import type { Pages } from './pages.ts';
import type { Traffic } from './traffic.ts';

/** What a gate looks at: the folds over a run, or over the part of it that its check is about. */
export interface Sight {
  readonly crowd: Crowd;
  readonly traffic: Traffic;
  readonly pages: Pages;
  /** Everybody, to know how those ended whose exchanges are looked at. */
  readonly everybody: Crowd;
  readonly generator: { readonly cpu: Moments };
  /** How long it lasted, ms of real time. */
  readonly spanMs: number;
}
