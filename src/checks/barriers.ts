import { addressPattern } from '../model/index.ts';
import type { AccessibilityState, Impact } from '../model/index.ts';

/** Barriers that keep somebody out. */
const SERIOUS: readonly Impact[] = ['serious', 'critical'];

/**
 * Fold over states of pages that were looked at for barriers. Each worker looks at a state by itself, and looks again where
 * axe-core gave no answer: a state counts once, with every barrier that somebody found in it, each once.
 */
export class Barriers {
  /** By state: rule -> whether it is serious; undefined where no look came to anything. */
  readonly #states = new Map<string, Map<string, boolean> | undefined>();

  add(event: AccessibilityState): void {
    const key = stateOf(event);
    const known = this.#states.get(key);
    if (event.error !== undefined) {
      this.#states.set(key, known);
      return;
    }
    const found = known ?? new Map<string, boolean>();
    this.#states.set(key, found);
    for (const { rule, impact } of event.violations) {
      found.set(rule, SERIOUS.includes(impact) || found.get(rule) === true);
    }
  }

  /** States that were looked at. */
  get seen(): number {
    return this.#looked().length;
  }

  /** States of which no look came to anything. */
  get unseen(): number {
    return this.#states.size - this.seen;
  }

  /** How many barriers there are. */
  count(which: 'all' | 'serious'): number {
    const barriers = this.#looked().flatMap((found) => [...found.values()]);
    return which === 'all' ? barriers.length : barriers.filter(Boolean).length;
  }

  #looked(): Map<string, boolean>[] {
    return [...this.#states.values()].filter((found) => found !== undefined);
  }
}

/** A state of a page, the same for whoever comes there. */
export function stateOf({ url, state }: Pick<AccessibilityState, 'url' | 'state'>): string {
  return `${addressPattern(url)} ${state}`;
}
