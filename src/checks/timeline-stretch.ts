import type { Exchange, Gauge } from '../model/index.ts';
import { isBad } from '../model/index.ts';
import { Spread } from './spread.ts';

interface Mean {
  n: number;
  sum: number;
}

/** What is counted of one stretch of time; two neighbours become one without loss, in whatever order events came. */
export class Stretch {
  arrivals = 0;
  /** Who started less who ended, and the sum of the moments of both: what the mean number on the way is made of. */
  net = 0;
  netMoments = 0;
  readonly durations = new Spread();
  errors = 0;
  faulted = 0;
  readonly gauges = new Map<string, Mean>();

  start(t: number): void {
    this.arrivals++;
    this.net++;
    this.netMoments += t;
  }

  end(t: number): void {
    this.net--;
    this.netMoments -= t;
  }

  /** Only of the service’s own documents and api calls. */
  exchange(exchange: Exchange): void {
    const { status, touch, durationMs } = exchange;
    if (status > 0) this.durations.add(durationMs);
    if (isBad(exchange)) this[touch === 'faulted' ? 'faulted' : 'errors']++;
  }

  gauge({ name, value }: Gauge): void {
    this.#add(name, { n: 1, sum: value });
  }

  merge(later: Stretch): void {
    this.arrivals += later.arrivals;
    this.net += later.net;
    this.netMoments += later.netMoments;
    this.durations.merge(later.durations);
    this.errors += later.errors;
    this.faulted += later.faulted;
    for (const [name, mean] of later.gauges) this.#add(name, mean);
  }

  #add(name: string, { n, sum }: Mean): void {
    const known = this.gauges.get(name) ?? { n: 0, sum: 0 };
    this.gauges.set(name, { n: known.n + n, sum: known.sum + sum });
  }
}
