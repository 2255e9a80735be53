import { Routes } from '../route.ts';
import { Histogram } from './histogram.ts';

/** So many series at most; requests of further ones are counted under the route `:other`. */
const MOST_SERIES = 2_000;
const OTHER = ':other';

/** What a request was. */
export interface Served {
  method: string;
  /** As the framework calls it, or undefined. */
  route: string | undefined;
  /** Path as it was asked for. */
  path: string;
  /** 0 where the answer broke off. */
  status: number;
  ms: number;
  /** It was a rehearsal’s, and not a person’s. */
  sim: boolean;
  /** Simulated time of the request, ms since 1970, where it said one. */
  simulatedAt: number | undefined;
}

/** The requests of one kind. */
export interface Series {
  method: string;
  route: string;
  status: number;
  sim: boolean;
  histogram: Histogram;
  /** First and last simulated time among them, ms since 1970. */
  simulated?: { from: number; to: number };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']);

/** All requests since the start of the service, by route, method, status and who asked. */
export class AllSeries {
  readonly #series = new Map<string, Series>();
  readonly #routes = new Routes();

  add({ method, route, path, status, ms, sim, simulatedAt }: Served): void {
    // OpenTelemetry’s word for a method that is none: it would be one more series for each.
    const known = METHODS.has(method) ? method : '_OTHER';
    const series = this.#of({ method: known, route: route ?? this.#routes.of(path), status, sim });
    series.histogram.add(ms);
    if (simulatedAt === undefined) return;
    const { from, to } = series.simulated ?? { from: simulatedAt, to: simulatedAt };
    series.simulated = { from: Math.min(from, simulatedAt), to: Math.max(to, simulatedAt) };
  }

  [Symbol.iterator](): Iterator<Series> {
    return this.#series.values();
  }

  #of(about: Omit<Series, 'histogram'>): Series {
    const found = this.#series.get(keyOf(about));
    if (found) return found;
    const isFull = this.#series.size >= MOST_SERIES;
    const shown = isFull ? { ...about, route: OTHER } : about;
    const key = keyOf(shown);
    let series = this.#series.get(key);
    if (!series) this.#series.set(key, (series = { ...shown, histogram: new Histogram() }));
    return series;
  }
}

function keyOf({ method, route, status, sim }: Omit<Series, 'histogram'>): string {
  return `${method} ${status} ${sim} ${route}`;
}
