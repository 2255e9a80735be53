import type { FastifyInstance, FastifyRequest } from 'fastify';
import { brokenPolicy, plainProblem } from '../../platform/problem.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { brokenRule, type Facts } from '../../policy/judge.ts';
import { readMeans } from './means.ts';
import { orderIdOf } from './orders.ts';
import type { PaymentsOptions } from './options.ts';

/** As the draft “The Idempotency-Key HTTP Header Field” of the IETF has it. */
const KEY_HEADER = 'idempotency-key';
const KEY = /^[\w-]{8,64}$/;

function keyOf({ headers }: FastifyRequest): string {
  const key = headers[KEY_HEADER];
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw plainProblem(400, 'A payment needs a header Idempotency-Key of 8 to 64 letters, digits and dashes.');
}

/**
 * Adds `POST /orders/:id/pay`. The same key is the same payment, however often it comes; another key for a bill that is
 * paid is refused.
 */
export function addPaying(app: FastifyInstance, { policy, take }: PaymentsOptions): void {
  function insist(stage: string, facts: Facts): void {
    const broken = brokenRule(policy, stage, facts);
    if (broken) throw brokenPolicy(policy, broken);
  }

  app.post<{ Params: { id: string } }>('/orders/:id/pay', async (request, reply) => {
    const orderId = orderIdOf(request.params.id);
    const key = keyOf(request);
    const { method, last4, facts } = readMeans(request.body, presentOf(request));
    insist(method, facts);
    const payment = await take(request, orderId, { key, method, last4 });
    if (!payment) throw plainProblem(404, 'There is no such bill.');
    insist('order', { paidBefore: !payment.fresh && payment.key !== key });
    const { id, paid, fresh, amountCents } = payment;
    return reply
      .code(fresh ? 201 : 200)
      .send({ payment: id, order: orderId, amountCents, last4: payment.last4, paid });
  });
}
