import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { chances, globTest, type Fault } from '../../model/index.ts';
import { kindOf, type ExchangeKind } from '../kinds/index.ts';
import { seedOf } from '../luck.ts';
import type { Order } from './order.ts';

/** More at once are a slip of whoever puts them there. */
const MOST = 100;

/** A fault that acts in this service now. */
export interface Active {
  name: string;
  order: Order;
  fault: Fault;
  needs: ExchangeKind['needs'];
  reaches(url: string): boolean;
  /** Aborted when it is taken away: what it holds passes at once. */
  signal: AbortSignal;
}

interface Kept extends Active {
  stop: AbortController;
  end: NodeJS.Timeout;
}

/**
 * The faults that act in a service now. Each ends with its lease, whatever becomes of whoever put it there.
 *
 *     put ──> active ── take, end of its lease ──> gone
 *              ^── put again: the lease begins anew ──┘
 */
export class Board {
  readonly #faults = new Map<string, Kept>();

  /** Whether there is nothing to do at all: asked by every request. */
  get isEmpty(): boolean {
    return this.#faults.size === 0;
  }

  /** @returns whether it was put there; not when too many are. */
  put(name: string, order: Order): boolean {
    const known = this.#faults.get(name);
    if (known && isSame(known.order, order)) {
      clearTimeout(known.end);
      known.end = this.#leaseOf(name, order);
      return true;
    }
    const kind = kindOf(order.kind);
    if (kind?.acts !== 'exchange' || (!known && this.#faults.size >= MOST)) return false;
    this.take(name);
    const stop = new AbortController();
    // Every exchange that the fault holds listens to this one signal.
    setMaxListeners(0, stop.signal);
    const { glob } = order;
    this.#faults.set(name, {
      name,
      order,
      fault: kind.create(kind.settings.parse(order.settings), {
        sleep: (ms, signal) => delay(ms, undefined, { signal }),
        now: () => performance.now(),
        luck: chances(seedOf(name)),
      }),
      needs: kind.needs,
      reaches: glob === undefined ? () => true : globTest(glob),
      signal: stop.signal,
      stop,
      end: this.#leaseOf(name, order),
    });
    return true;
  }

  /** @returns whether it was there. */
  take(name: string): boolean {
    const known = this.#faults.get(name);
    if (!known) return false;
    this.#faults.delete(name);
    clearTimeout(known.end);
    known.stop.abort(new Error('the fault was withdrawn'));
    return true;
  }

  takeAll(): void {
    for (const name of this.#faults.keys()) this.take(name);
  }

  /** Those that act on an answer of this address. */
  on(url: string): Active[] {
    return [...this.#faults.values()].filter(
      ({ order, reaches }) => order.point === undefined && reaches(url),
    );
  }

  /** Those that act at a point. */
  at(point: string): Active[] {
    return [...this.#faults.values()].filter(({ order }) => order.point === point);
  }

  list(): { name: string; kind: string; point?: string }[] {
    return [...this.#faults.values()].map(({ name, order: { kind, point } }) => ({
      name,
      kind,
      ...(point === undefined ? {} : { point }),
    }));
  }

  #leaseOf(name: string, { leaseMs }: Order): NodeJS.Timeout {
    // A lease keeps no service alive.
    return setTimeout(() => this.take(name), leaseMs).unref();
  }
}

function isSame({ leaseMs: _was, ...known }: Order, { leaseMs: _is, ...order }: Order): boolean {
  return JSON.stringify(known) === JSON.stringify(order);
}
