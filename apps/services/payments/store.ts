import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { presentOf } from '../../platform/simulated-time.ts';

const SCHEMA = `
  create schema if not exists payments;
  create table if not exists payments.orders (
    id uuid primary key default gen_random_uuid(),
    applicant text not null,
    bill text not null,
    purpose text not null,
    amount_cents integer not null,
    made timestamptz not null,
    unique (applicant, bill)
  );
  create table if not exists payments.payments (
    id uuid primary key default gen_random_uuid(),
    order_id uuid not null references payments.orders (id),
    slot text not null,
    idempotency_key text not null,
    method text not null,
    last4 text not null,
    paid timestamptz not null,
    cleared boolean not null default false,
    unique (order_id, slot)
  );`;

/** The no-op update makes a second order for the same bill return the first. */
const ORDER = `
  insert into payments.orders (applicant, bill, purpose, amount_cents, made) values ($1, $2, $3, $4, $5)
  on conflict (applicant, bill) do update set bill = excluded.bill
  returning id,
    (select count(*)::integer from payments.payments where order_id = orders.id and cleared) as payments`;

const LOOK = `
  select orders.id, purpose, amount_cents as "amountCents", count(payments.id)::integer as payments
  from payments.orders left join payments.payments on order_id = orders.id and cleared
  where orders.id = $1 group by orders.id`;

const PAYMENT = `
  id, idempotency_key as key, method, last4, paid, cleared,
  (select amount_cents from payments.orders where orders.id = order_id) as "amountCents"`;

const PAY = `
  insert into payments.payments (order_id, slot, idempotency_key, method, last4, paid)
  select id, $2, $3, $4, $5, $6::timestamptz from payments.orders where id = $1
  on conflict (order_id, slot) do update set order_id = excluded.order_id
  returning ${PAYMENT}, xmax = 0 as fresh`;

const PAID = `
  select ${PAYMENT}, false as fresh from payments.payments where order_id = $1 order by paid limit 1`;

/** A bill that somebody is asked to pay. */
export interface NewOrder {
  readonly bill: string;
  readonly purpose: string;
  readonly amountCents: number;
}

/** A bill and how often it was paid: once, or not yet. What the clearing house does not have is not paid. */
export interface Order {
  readonly id: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly payments: number;
}

/** A payment as it is booked. Of the card or account only the last four digits are kept. */
export interface Payment {
  readonly id: string;
  readonly key: string;
  readonly method: string;
  readonly last4: string;
  readonly paid: Date;
  readonly amountCents: number;
  /** Whether the clearing house has it. */
  readonly cleared: boolean;
  /** Whether this request booked it; false when an earlier one had. */
  readonly fresh: boolean;
}

/** What somebody pays with, and the key by which a second sending of it is known. */
export type Given = Pick<Payment, 'key' | 'method' | 'last4'>;

/** The tables of the sandbox. */
export interface PaymentStore {
  /** The order; the same for the same bill of the same applicant. */
  order(request: FastifyRequest, applicant: string, order: NewOrder): Promise<Pick<Order, 'id' | 'payments'>>;
  look(request: FastifyRequest, id: string): Promise<Order | undefined>;
  /** The payment in that slot of an order, which may be an earlier one; undefined when there is no such order. */
  pay(request: FastifyRequest, id: string, slot: string, given: Given): Promise<Payment | undefined>;
  /** The first payment of an order. */
  paid(request: FastifyRequest, id: string): Promise<Payment | undefined>;
  /** Writes down that the clearing house has it. */
  cleared(request: FastifyRequest, paymentId: string): Promise<void>;
}

/** Opens the tables, making them when they are not there. */
export async function openPaymentStore(database: Database): Promise<PaymentStore> {
  await database.prepare(SCHEMA);
  const first = async <Row>(request: FastifyRequest, sql: string, values: unknown[]) =>
    (await database.query<Row>(request, sql, values))[0];
  return {
    async order(request, applicant, { bill, purpose, amountCents }) {
      const values = [applicant, bill, purpose, amountCents, presentOf(request)];
      const row = await first<Pick<Order, 'id' | 'payments'>>(request, ORDER, values);
      if (!row) throw new Error('The database took an order and returned no id.');
      return row;
    },
    look: (request, id) => first(request, LOOK, [id]),
    pay: (request, id, slot, { key, method, last4 }) =>
      first(request, PAY, [id, slot, key, method, last4, presentOf(request)]),
    paid: (request, id) => first(request, PAID, [id]),
    async cleared(request, paymentId) {
      await database.query(request, 'update payments.payments set cleared = true where id = $1', [paymentId]);
    },
  };
}
