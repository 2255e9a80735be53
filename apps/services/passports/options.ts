import type { FastifyRequest } from 'fastify';
import type { RuleBook } from '../../policy/rule-book.ts';
import type { Billed } from '../payments/ask.ts';
import type { NewOrder, Order } from '../payments/store.ts';
import type { PassportStore } from './store.ts';

/** What the passport service is made of. */
export interface PassportsOptions {
  readonly policy: RuleBook;
  readonly store: PassportStore;
  /** The planted defect: a photo of more than 1 MB is taken and not kept. */
  readonly losesLargePhotos: boolean;
  /** Asks the eligibility service. Throws the problem when this passport cannot be renewed online. */
  readonly checkBook: (request: FastifyRequest, passportId: string) => Promise<void>;
  readonly bill: (request: FastifyRequest, order: NewOrder) => Promise<Billed>;
  readonly order: (request: FastifyRequest, id: string) => Promise<Order>;
}
