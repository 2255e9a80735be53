import type { Exchange, FailureCode, Plan, RunEvent } from '../../model/index.ts';
import { markOf, routeOf } from './marks.ts';
import { median } from './median.ts';
import type { Failure, Story } from './stories.ts';

/** Durations that are kept of one route: enough for a median, whatever the size of the run. */
const MOST_KEPT = 1_000;
const MOST_ROUTES = 10_000;

/**
 * How often what preceded a failure also preceded success, as a share of how often it preceded the failure: from here on
 * it tells nothing. Evidence that is at least twice as likely under one explanation speaks for it.
 */
const TELLS_NOTHING = 0.5;

/** Whether a mark tells those who failed at a step from those who got through it. */
export type Verdict = 'guilty' | 'innocent' | 'unknown';

/** How many came to the end of a step. */
export interface Passage {
  /** Who got through at once: those who had to try again are no comparison. */
  through: ReadonlySet<number>;
  failed: ReadonlySet<number>;
}

/**
 * What the whole record says of a step, to compare one citizen’s failure with: the strongest evidence is somebody who
 * met the same and got through.
 */
export class Others {
  readonly #through = new Map<number, Set<number>>();
  readonly #failed = new Map<string, Set<number>>();
  /** Citizens by what they met, with the first step they met it in. */
  readonly #met = new Map<string, Map<number, number>>();
  readonly #durations = new Map<string, number[]>();
  readonly #steps = new Map<number, number[]>();
  readonly #personas = new Map<number, string>();
  readonly #exposed = new Map<string, ReadonlySet<number>>();
  readonly #verdicts = new Map<string, Verdict>();
  /** Routes that were looked up, by address; emptied when there are so many, for ids make ever new ones. */
  readonly #routes = new Map<string, string>();
  readonly #plan: Plan;

  constructor(events: readonly RunEvent[], plan: Plan, stories: ReadonlyMap<number, Story>) {
    this.#plan = plan;
    const retried = new Set<string>();
    for (const { citizen, failure } of stories.values()) {
      put(this.#failed, keyOf(failure), citizen);
    }
    for (const event of events) {
      if (event.type === 'citizen.started') this.#personas.set(event.citizen, event.persona);
      else if (event.type === 'step') {
        const { citizen, index, outcome, durationMs } = event;
        if (event.retried) retried.add(`${citizen} ${index}`);
        else if (outcome === 'passed' && !retried.has(`${citizen} ${index}`)) {
          put(this.#through, index, citizen);
          keep(this.#steps, index, durationMs);
        }
      } else if (event.type === 'exchange') {
        this.#exchange(event, stories.get(event.citizen));
      } else if (event.type === 'page.problem') {
        this.#meet(event);
      }
    }
  }

  /** Who got through the step of a failure, and who failed at it in the same way. */
  passage({ step, code }: Pick<Failure, 'step' | 'code'>): Passage {
    return {
      through: (step === undefined ? undefined : this.#through.get(step)) ?? new Set(),
      failed: this.#failed.get(keyOf({ step, code })) ?? new Set(),
    };
  }

  personaOf(citizen: number): string | undefined {
    return this.#personas.get(citizen);
  }

  /** Who was exposed to a fault of the plan; undefined for one that is not in it. */
  exposedTo(fault: string): ReadonlySet<number> | undefined {
    const known = this.#exposed.get(fault);
    const index = this.#plan.faults.findIndex(({ name }) => name === fault);
    if (known || index < 0) return known;
    const { arrivals } = this.#plan;
    const found = new Set(
      arrivals.filter(({ arms }) => arms[index] === 'exposed').map(({ number }) => number),
    );
    this.#exposed.set(fault, found);
    return found;
  }

  /** Compares those who met something up to the step of a failure: who failed there, and who got through. */
  judge(mark: string, failure: Failure): Verdict {
    const key = `${keyOf(failure)} ${mark}`;
    const known = this.#verdicts.get(key);
    if (known) return known;
    const verdict = this.#compare(mark, failure);
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  #compare(mark: string, failure: Failure): Verdict {
    const { through, failed } = this.passage(failure);
    if (through.size === 0) return 'unknown';
    const { step = Infinity } = failure;
    // Who met it are few, who got through may be everybody.
    let [ofThrough, ofFailed] = [0, 0];
    for (const [citizen, first] of this.#met.get(mark) ?? []) {
      if (first > step) continue;
      if (through.has(citizen)) ofThrough++;
      if (failed.has(citizen)) ofFailed++;
    }
    const isAsOften = ofThrough / through.size >= TELLS_NOTHING * (ofFailed / failed.size);
    return isAsOften ? 'innocent' : 'guilty';
  }

  /** Median of clean answers on the same route, of those who did not fail there, ms. */
  usualMs(exchange: Exchange): number | undefined {
    return median(this.#durations.get(this.#routeKey(exchange)) ?? []);
  }

  /** Median of the step where it was passed, ms. */
  usualStepMs(step: number): number | undefined {
    return median(this.#steps.get(step) ?? []);
  }

  #exchange(event: Exchange, story: Story | undefined): void {
    if (markOf(event) !== undefined) this.#meet(event);
    const isClean = event.touch === 'clean' || event.touch === 'collateral';
    const isOfFailure = story !== undefined && story.failure.step === event.step;
    if (!isClean || isOfFailure || event.kind === 'asset' || event.status === 0 || event.status >= 400)
      return;
    keep(this.#durations, this.#routeKey(event), event.durationMs);
  }

  #routeKey(exchange: Exchange): string {
    const { method, url } = exchange;
    const key = `${method} ${url}`;
    let route = this.#routes.get(key);
    if (route === undefined) {
      if (this.#routes.size >= MOST_ROUTES) this.#routes.clear();
      this.#routes.set(key, (route = `${method} ${routeOf(exchange)}`));
    }
    return route;
  }

  #meet(event: Parameters<typeof markOf>[0]): void {
    const mark = markOf(event);
    if (mark === undefined) return;
    const met = this.#met.get(mark);
    if (!met) this.#met.set(mark, new Map([[event.citizen, event.step]]));
    else if (!met.has(event.citizen)) met.set(event.citizen, event.step);
  }
}

function keyOf({ step, code }: { step?: number | undefined; code: FailureCode }): string {
  return `${code} ${step ?? 'outside'}`;
}

function put<Key>(sets: Map<Key, Set<number>>, key: Key, value: number): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function keep<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (list.length < MOST_KEPT) list.push(value);
}
