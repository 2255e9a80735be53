import type { Ask } from '../../platform/ask.ts';
import type { NewOrder, Order } from './store.ts';

const SORRY = 'We cannot take payments just now. Try again in a minute.';

/** A bill as the service that wrote it hands it on to the page. */
export interface Billed {
  readonly order: string;
  /** How often it was paid: once, or not yet. */
  readonly payments: number;
  /** The address of the page to pay on, for a frame; `&parent=` and the page's own origin are to be added. */
  readonly frame: string;
}

/** Writes a bill for the person of a request; the same bill again is the same order. */
export function billFor(ask: Ask, request: Parameters<Ask>[0], order: NewOrder): Promise<Billed> {
  return ask<Billed>(request, { service: 'payments', path: '/orders', body: order, sorry: SORRY });
}

/** How a bill stands. */
export function orderAt(ask: Ask, request: Parameters<Ask>[0], id: string): Promise<Order> {
  return ask<Order>(request, { service: 'payments', path: `/orders/${id}`, sorry: SORRY });
}
