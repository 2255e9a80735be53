import type { Crowd } from './crowd.ts';
import type { Moments } from './moments.ts';
import type { Pages } from './pages.ts';
import type { Traffic } from './traffic.ts';
import type { Ends } from './unanswered.ts';

/** What a gate looks at: the folds over a run, or over the part of it that its check is about. */
export interface Sight {
  readonly crowd: Crowd;
  readonly traffic: Traffic;
  readonly pages: Pages;
  /** Citizens and staff, to know how those ended whose exchanges are looked at. */
  readonly everybody: Ends;
  readonly generator: { readonly cpu: Moments };
  /** Of the whole run: how much of it the generator was saturated, ms. */
  readonly saturation: { readonly saturatedMs: number };
  /** How long it lasted, ms of real time. */
  readonly spanMs: number;
}
