import type { Person } from './person.ts';
import type { Gone, Outcome } from './provider.ts';

/**
 * What a journal says, a line each. `asked` comes before the request, so that after a kill nobody is forgotten whose
 * request was under way.
 *
 *     asked ─► made ─► removed
 *        └───► there               was there before: somebody else's, never taken away
 */
export type Entry =
  | { what: 'asked'; people: readonly Person[] }
  | { what: 'made'; username: string; id?: string }
  | { what: 'there'; username: string }
  | { what: 'removed'; username: string }
  /** From here on citizens use the accounts. */
  | { what: 'flown' };

/** What the entries of a journal come to. */
export class Ledger {
  readonly #ours = new Map<string, Gone & { isMade: boolean }>();
  #flown = false;
  #strangers = 0;

  add(entry: Entry): void {
    switch (entry.what) {
      case 'asked':
        for (const person of entry.people)
          if (!this.#ours.has(person.username)) this.#ours.set(person.username, { person, isMade: false });
        break;
      case 'made': {
        const one = this.#ours.get(entry.username);
        if (one) Object.assign(one, { isMade: true }, entry.id === undefined ? {} : { id: entry.id });
        break;
      }
      case 'there':
        // One that was made before, by this journal or the one it goes on with, is ours.
        if (this.#ours.get(entry.username)?.isMade) break;
        if (this.#ours.delete(entry.username)) this.#strangers += 1;
        break;
      case 'removed':
        this.#ours.delete(entry.username);
        break;
      case 'flown':
        this.#flown = true;
    }
  }

  /** Accounts that this journal answers for: made, or perhaps made. */
  get ours(): (Gone & { isMade: boolean })[] {
    return [...this.#ours.values()];
  }

  /** How many were there before. */
  get strangers(): number {
    return this.#strangers;
  }

  /** Whether citizens have used them: they have a past then, and are no good for another run. */
  get flown(): boolean {
    return this.#flown;
  }
}

/** An outcome as it is written. */
export function entryOf({ username }: Person, outcome: Outcome): Entry {
  return outcome.what === 'made'
    ? { what: 'made', username, ...(outcome.id === undefined ? {} : { id: outcome.id }) }
    : { what: 'there', username };
}
