import { addressPattern } from '../../model/index.ts';

/** So many states of pages at one address; what has more makes ever new ones, such as a page with a clock in a heading. */
const MOST_STATES = 20;
const MOST_ADDRESSES = 200;
/** Each of the first citizens who come to an address looks at what they see there, later only one of some. */
const FIRST = 20;
const LATER_EACH = 10;
/** So often a state is looked at of which the look came to nothing: some never answer, and each takes somebody's time. */
const MOST_TRIES = 3;
/** So many of those who do the same at an address look what came of it, without a change of address. */
const FIRST_AFTER_DEED = 3;

/**
 * The states of pages that were looked at for barriers, known to all citizens of a process: each is looked at once, by
 * whoever comes there first.
 */
export class States {
  readonly #visits = new Map<string, number>();
  readonly #looked = new Map<string, Set<string>>();
  /** How often a look came to nothing, by address and state. */
  readonly #failed = new Map<string, number>();

  /**
   * Whether somebody should look which state a page is in.
   * @param deed what they did there, by its kind.
   * @param changed whether they came to another page or address.
   */
  isDue(url: string, deed: string, changed: boolean): boolean {
    const pattern = addressPattern(url);
    if (this.#visits.size >= 2 * MOST_ADDRESSES * FIRST_AFTER_DEED && !this.#visits.has(pattern))
      return false;
    if (changed) {
      const visits = this.#count(pattern);
      return visits <= FIRST || visits % LATER_EACH === 0;
    }
    return this.#count(`${pattern} ${deed}`) <= FIRST_AFTER_DEED;
  }

  /** Whether nobody has looked at this state; from now on somebody has. */
  isNew(url: string, state: string): boolean {
    const pattern = addressPattern(url);
    const looked = this.#looked.get(pattern) ?? new Set();
    if (looked.has(state) || looked.size >= MOST_STATES) return false;
    if (looked.size === 0 && this.#looked.size >= MOST_ADDRESSES) return false;
    this.#looked.set(pattern, looked.add(state));
    return true;
  }

  /** A look came to nothing: whoever comes there next looks at that state again, some times. */
  forget(url: string, state: string): void {
    const pattern = addressPattern(url);
    const key = `${pattern} ${state}`;
    const tries = (this.#failed.get(key) ?? 0) + 1;
    this.#failed.set(key, tries);
    if (tries < MOST_TRIES) this.#looked.get(pattern)?.delete(state);
  }

  #count(what: string): number {
    const count = (this.#visits.get(what) ?? 0) + 1;
    this.#visits.set(what, count);
    return count;
  }
}
