import type { FastifyInstance } from 'fastify';
import { createServer } from '../../platform/server.ts';
import { addRules } from '../rules.ts';
import { addFrame } from './frame.ts';
import type { PaymentsOptions } from './options.ts';
import { addOrders } from './orders.ts';
import { addPaying } from './paying.ts';

/**
 * The fake Treasury sandbox. No money moves: it keeps bills and marks them as paid.
 *
 *     POST /orders           a service of the portal asks for money: 201 {order, frame}
 *     GET  /orders/:id       {id, purpose, amountCents, payments}
 *     POST /orders/:id/pay   somebody pays, with an Idempotency-Key: 201, or 200 with the earlier payment
 *     GET  /frame            the page to pay on, for a frame of another origin
 *
 * The same addresses are there below `/payments`, which is how they look on this origin.
 */
export async function createPayments(options: PaymentsOptions): Promise<FastifyInstance> {
  const app = createServer('payments');
  addRules(app, options.policy);
  for (const prefix of ['', '/payments']) {
    await app.register(
      async (scope) => {
        addOrders(scope, options);
        addPaying(scope, options);
      },
      { prefix },
    );
  }
  await addFrame(app, options.frame);
  return app;
}
