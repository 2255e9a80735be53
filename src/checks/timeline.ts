import { isOfService } from '../model/index.ts';
import type { RunEvent, Timeline, TimelineGauge, TimelineSpan } from '../model/index.ts';
import type { Spread } from './spread.ts';
import { Stretch } from './timeline-stretch.ts';

/** The most stretches of a timeline: more than that no page shows apart. */
export const MOST_STRETCHES = 240;
/** Length of a stretch of a short run, ms. */
const FIRST_STRETCH_MS = 1_000;

type Stated = Omit<TimelineGauge, 'values' | 'mean'> & { n: number; sum: number };

/**
 * Folds the record into a timeline in constant memory: when the run outgrows 240 stretches, each two become one of twice
 * the length.
 *
 *     |1|2|3|4|  + an event at 5  ──>  |1 2|3 4|5  |
 */
export class TimelineFold {
  #stretchMs = FIRST_STRETCH_MS;
  #stretches: Stretch[] = [];
  readonly #flying = new Set<number>();
  readonly #faults = new Map<string, TimelineSpan[]>();
  readonly #saturated: TimelineSpan[] = [];
  readonly #gauges = new Map<string, Stated>();
  #sampledUpTo = 0;
  #saturatedMs = 0;

  add(event: RunEvent): void {
    switch (event.type) {
      case 'citizen.started':
        this.#flying.add(event.citizen);
        this.#at(event.t).start(event.t);
        return;
      case 'citizen.finished':
        if (this.#flying.delete(event.citizen)) this.#at(event.t).end(event.t);
        return;
      case 'exchange':
        if (isOfService(event)) this.#at(event.startedAt).exchange(event);
        return;
      case 'gauge':
        this.#at(event.t).gauge(event);
        this.#state(event);
        return;
      case 'fault':
        this.#fault(event);
        return;
      default:
    }
  }

  /** The second before `t` was sampled; `saturatedMs` is how much of the run was saturated so far. */
  sample(t: number, saturatedMs: number): void {
    if (saturatedMs > this.#saturatedMs) this.#open(this.#saturated, this.#sampledUpTo).to = t;
    this.#sampledUpTo = t;
    this.#saturatedMs = saturatedMs;
  }

  /** @param spanMs how long the run took. */
  summary(spanMs: number): Timeline {
    if (spanMs > 0) this.#at(spanMs - 1);
    const bucketMs = this.#stretchMs;
    let active = 0;
    const buckets = this.#stretches.map(
      ({ arrivals, durations, errors, faulted, net, netMoments }, index) => {
        const from = index * bucketMs;
        const to = Math.max(from + 1, Math.min(from + bucketMs, spanMs));
        const mean = active + (net * to - netMoments) / (to - from);
        active += net;
        return {
          arrivals,
          active: Math.max(0, Math.round(mean * 10) / 10),
          answers: durations.n,
          p50: percentileOf(durations, 50),
          p95: percentileOf(durations, 95),
          errors,
          faulted,
        };
      },
    );
    return {
      bucketMs,
      buckets,
      faults: [...this.#faults].flatMap(([fault, spans]) =>
        spans.map(({ from, to }) => ({ fault, from, to: Math.min(to, spanMs) })),
      ),
      saturated: this.#saturated.map(({ from, to }) => ({ from, to })),
      gauges: [...this.#gauges.values()].map(({ n, sum, ...gauge }) => ({
        ...gauge,
        mean: sum / n,
        values: this.#stretches.map(({ gauges }) => meanOf(gauges.get(gauge.name))),
      })),
    };
  }

  #at(t: number): Stretch {
    while (t >= this.#stretchMs * MOST_STRETCHES) this.#double();
    const index = Math.max(0, Math.floor(t / this.#stretchMs));
    while (this.#stretches.length <= index) this.#stretches.push(new Stretch());
    return this.#stretches[index] ?? new Stretch();
  }

  #double(): void {
    this.#stretchMs *= 2;
    this.#stretches = this.#stretches.flatMap((stretch, index, all) => {
      if (index % 2 === 1) return [];
      const later = all[index + 1];
      if (later) stretch.merge(later);
      return [stretch];
    });
  }

  #state({ name, unit, value }: RunEvent & { type: 'gauge' }): void {
    const { low = value, high = value, n = 0, sum = 0 } = this.#gauges.get(name) ?? {};
    const [least, most] = [Math.min(low, value), Math.max(high, value)];
    this.#gauges.set(name, { name, unit, low: least, high: most, n: n + 1, sum: sum + value });
  }

  #fault({ fault, what, t }: RunEvent & { type: 'fault' }): void {
    if (what === 'fired') return;
    const spans = this.#faults.get(fault) ?? [];
    this.#faults.set(fault, spans);
    const last = spans.at(-1);
    if (what === 'injected') this.#open(spans, t);
    else if (last && last.to === Infinity) last.to = t;
  }

  /** A new span, or the last one again where the pause since then is too short to show. */
  #open(spans: TimelineSpan[], from: number): TimelineSpan {
    const last = spans.at(-1);
    const span = last && from - last.to < this.#stretchMs ? last : { from, to: Infinity };
    if (span !== last) spans.push(span);
    span.to = Infinity;
    return span;
  }
}

/** With more digits than a chart can show, so that rounding takes nothing of the one per cent it is right within. */
function percentileOf(durations: Spread, percent: number): number | null {
  return durations.n === 0 ? null : Number(durations.percentile(percent).toPrecision(6));
}

function meanOf(mean: { n: number; sum: number } | undefined): number | null {
  return mean ? mean.sum / mean.n : null;
}
