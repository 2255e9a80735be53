import type { FastifyRequest } from 'fastify';
import type { RuleBook } from '../../policy/rule-book.ts';
import type { Acknowledgement, Message } from '../connectors/outside.ts';
import type { PaymentStore } from './store.ts';

/** What the sandbox is made of. */
export interface PaymentsOptions {
  readonly policy: RuleBook;
  readonly store: PaymentStore;
  /** Tells the clearing house of a payment. */
  readonly clear: (request: FastifyRequest, message: Message) => Promise<Acknowledgement>;
  /** The folder of the built page that other origins put into a frame. */
  readonly frame: string;
}
