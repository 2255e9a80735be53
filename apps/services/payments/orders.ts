import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import { mustBeInside } from '../../platform/inside.ts';
import { plainProblem } from '../../platform/problem.ts';
import { FRAME_PATH } from './frame.ts';
import type { PaymentStore } from './store.ts';

const order = z.object({
  bill: z.string().min(1),
  purpose: z.string().min(1),
  amountCents: z.number().int().positive().max(10_000_000),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of an order in an address. @throws Problem 404 when it is none */
export function orderIdOf(id: string): string {
  if (!UUID.test(id)) throw plainProblem(404, 'There is no such bill.');
  return id;
}

/** Adds what services of the portal ask: a new bill, and how one stands. Who knows its id may look at it. */
export function addOrders(app: FastifyInstance, { store }: { readonly store: PaymentStore }): void {
  app.post('/orders', async (request, reply) => {
    mustBeInside(request);
    const read = order.safeParse(request.body);
    if (!read.success) throw plainProblem(400, 'A bill has a name, a purpose and an amount in whole cents.');
    const { id, payments } = await store.order(request, applicantOf(request), read.data);
    const { port } = app.server.address() as AddressInfo;
    return reply
      .code(201)
      .send({ order: id, payments, frame: `http://127.0.0.1:${port}${FRAME_PATH}?order=${id}` });
  });

  app.get<{ Params: { id: string } }>('/orders/:id', async (request) => {
    const found = await store.look(request, orderIdOf(request.params.id));
    if (!found) throw plainProblem(404, 'There is no such bill.');
    return found;
  });
}
