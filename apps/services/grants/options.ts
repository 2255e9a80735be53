import type { Asker } from '../../platform/ask.ts';
import type { RuleBook } from '../../policy/rule-book.ts';
import type { Book } from './funding.ts';
import type { GrantStore } from './store.ts';

/** Asks whether somebody from a state may apply, on behalf of a request. Throws the problem when they may not. */
export type CheckEligibility = (state: string, request: Asker) => Promise<void>;

/** What the grants service is made of. */
export interface GrantsOptions {
  readonly policy: RuleBook;
  readonly store: GrantStore;
  readonly checkEligibility: CheckEligibility;
  readonly book: Book;
}
