import type { FastifyRequest } from 'fastify';
import type { RuleBook } from '../../policy/rule-book.ts';
import type { Book } from './funding.ts';
import type { GrantStore } from './store.ts';

/** Asks whether somebody from a state may apply, on behalf of a request. Throws the problem when they may not. */
export type CheckEligibility = (
  state: string,
  request: Pick<FastifyRequest, 'id' | 'headers'>,
) => Promise<void>;

/** What the grants service is made of. */
export interface GrantsOptions {
  readonly policy: RuleBook;
  readonly store: GrantStore;
  readonly checkEligibility: CheckEligibility;
  readonly book: Book;
}
