import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { takeTime } from '../../platform/chance.ts';
import { onceAtATime } from '../../platform/once.ts';
import type { Acknowledgement, Message } from '../connectors/outside.ts';
import type { Given, Payment, PaymentStore } from './store.ts';

/** Tells the clearing house of a payment. */
type Clear = (request: FastifyRequest, message: Message) => Promise<Acknowledgement>;

/** Takes a payment: books it and tells the clearing house. Undefined when there is no such order. */
export type Take = (request: FastifyRequest, orderId: string, given: Given) => Promise<Payment | undefined>;

/**
 * One statement books, so that of two payments under way at the same time one finds the other. What was booked and did
 * not reach the clearing house is sent when somebody pays again, with whichever key: the bill was not paid until then, and
 * is paid by what was booked. While it is on its way it is waited for.
 */
export function takeOnce(store: PaymentStore, clear: Clear): Take {
  const once = onceAtATime<void>();

  async function send(request: FastifyRequest, { id, amountCents, method, last4 }: Payment): Promise<void> {
    await clear(request, { reference: id, amountCents, method, last4 });
    await store.cleared(request, id);
  }

  return async (request, orderId, given) => {
    const payment = await store.pay(request, orderId, 'only', given);
    if (!payment || payment.cleared) return payment;
    let isMine = false;
    await once(payment.id, () => {
      isMine = true;
      return send(request, payment);
    });
    return isMine ? { ...payment, key: given.key } : payment;
  };
}

/** How long the screening of a payment takes, ms: longer than the second click of an impatient finger is away. */
const SCREENING_MS = [300, 600] as const;

/**
 * The planted defect: looks whether the bill is paid, has the payment screened and cleared, and then books it. Of two
 * clicks within that time both find it unpaid, and both are booked; what comes later finds the first.
 */
export function takeAfterALook(store: PaymentStore, clear: Clear): Take {
  return async (request, orderId, given) => {
    const order = await store.look(request, orderId);
    if (!order) return undefined;
    if (order.payments > 0) return store.paid(request, orderId);
    const { method, last4 } = given;
    await takeTime(...SCREENING_MS, 'screening', orderId);
    await clear(request, { reference: randomUUID(), amountCents: order.amountCents, method, last4 });
    const payment = await store.pay(request, orderId, randomUUID(), given);
    if (payment) await store.cleared(request, payment.id);
    return payment;
  };
}
