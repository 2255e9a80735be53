import type { BrowserContext, Page } from 'playwright';
import type { Signal } from '../../model/index.ts';
import { barriersIn } from './barriers.ts';
import { hearComplaints } from './complaints.ts';
import { Downloads } from './downloads.ts';
import { askPage } from './engine.ts';
import { Navigations } from './navigations.ts';
import type { States } from './states.ts';
import { Vitals } from './vitals.ts';

/** What of a page is told beside its exchanges, its errors and its files. */
export interface Sensing {
  /**
   * Web vitals are told of one citizen in so many, by their number; of nobody without, as under a clock that would falsify
   * them.
   */
  vitalsOfEach?: number;
  /** Pages are looked at for barriers, each state once by all sessions that share this. */
  states?: States;
  /** Whether somebody wants the JSON that this address answers with. */
  reads?: (url: string) => boolean;
}

/** The senses of one citizen at their windows. */
export class Senses {
  readonly #vitals: Vitals | undefined;
  readonly #navigations: Navigations;
  readonly #downloads: Downloads;
  readonly #states: States | undefined;
  readonly #tell: (signal: Signal) => void;
  readonly #leave: () => void;

  constructor(
    context: BrowserContext,
    {
      now,
      tell,
      citizen,
      sensing = {},
    }: { now: () => number; tell: (signal: Signal) => void; citizen: number; sensing?: Sensing | undefined },
  ) {
    this.#tell = tell;
    this.#states = sensing.states;
    const { vitalsOfEach: each } = sensing;
    if (each !== undefined && citizen % each === 1 % each) this.#vitals = new Vitals(now, tell);
    this.#navigations = new Navigations(context, now, tell);
    this.#downloads = new Downloads(tell);
    const unhear = hearComplaints(context, tell, (message) => this.#vitals?.hear(message));
    this.#leave = () => {
      unhear();
      this.#navigations.leave();
    };
  }

  /** A window is there. */
  greet(page: Page): void {
    this.#navigations.greet(page);
    page.on('download', (download) => this.#downloads.hear(download));
  }

  /** Nothing is under way any more. @param lastCaused when something last was, on the run's clock. */
  settled(lastCaused: number): void {
    this.#navigations.settled(lastCaused);
  }

  /**
   * Looks at a page that is new to the citizen, and for barriers where it is in a state that nobody has looked at. Between
   * steps: it takes its time.
   */
  async look(page: Page, deed: string, signal: AbortSignal): Promise<void> {
    const changed = this.#navigations.takeChanged();
    if (changed) await this.#vitals?.ask(page);
    const states = this.#states;
    const url = page.url();
    if (!states || !url.startsWith('http') || !states.isDue(url, deed, changed)) return;
    const state = await askPage(page, 'state');
    if (state === undefined || signal.aborted || !states.isNew(url, state)) return;
    const looked = await barriersIn(page, signal);
    if (looked.error !== undefined) states.forget(url, state);
    if (signal.aborted) return;
    const [address = url] = url.split(/[?#]/, 1);
    this.#tell({ type: 'a11y', url: address, state, ...looked });
  }

  /** Tells what is still to be told. @param page the window that the citizen looks at, where there is one. */
  async end(page: Page | undefined): Promise<void> {
    await Promise.all([page ? this.#vitals?.end(page) : undefined, this.#downloads.end()]);
    this.#leave();
  }
}
