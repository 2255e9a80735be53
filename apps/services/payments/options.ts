import type { RuleBook } from '../../policy/rule-book.ts';
import type { PaymentStore } from './store.ts';
import type { Take } from './taking.ts';

/** What the sandbox is made of. */
export interface PaymentsOptions {
  readonly policy: RuleBook;
  readonly store: PaymentStore;
  readonly take: Take;
  /** The folder of the built page that other origins put into a frame. */
  readonly frame: string;
}
