import type { FastifyRequest } from 'fastify';
import type { RuleBook } from '../../policy/rule-book.ts';
import type { Acknowledgement, Message } from '../connectors/outside.ts';
import type { SubsidyStore } from './store.ts';

/** What the subsidies service is made of. */
export interface SubsidiesOptions {
  readonly policy: RuleBook;
  readonly store: SubsidyStore;
  /** Asks the Internal Revenue Service whether it has this Schedule F. */
  readonly match: (request: FastifyRequest, message: Message) => Promise<Acknowledgement>;
}
