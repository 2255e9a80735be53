import { isCalledOff } from '../model/index.ts';
import type { Exchange, Percentiles, Touch } from '../model/index.ts';
import { LATE_SATURATED_MS, type Timing } from './saturation.ts';
import { exactTimes, summaryOf, type NewTimes, type Times } from './times.ts';
import { Unanswered, type Ends } from './unanswered.ts';

interface ServiceTally {
  service: string;
  touch: Touch;
  latency: Times;
  dbMs: Times;
  errors: number;
}

type ByTouch = Record<Touch, Times>;

function byTouch(newTimes: NewTimes): ByTouch {
  return { clean: newTimes(), line: newTimes(), collateral: newTimes(), faulted: newTimes() };
}

/** Errors of a run, after it is known how each citizen ended. */
export interface Errors {
  /** Documents and api calls with status >= 400 or without an answer, with nobody but the service to blame. */
  count: number;
  /** The same of assets: images, scripts, styles. */
  assets: number;
  /** `HTTP 500 from grants` -> how often, most frequent first; documents and api calls only. */
  kinds: [kind: string, count: number][];
  /** Errors an injected fault answered with. */
  byFault: number;
  /** Without an answer because the citizen was lost or stopped, or got on without it. */
  cutOff: number;
  /** Documents and api calls less those which are nobody's evidence: answered by a fault, or without an answer so. */
  judged: number;
}

/** Fold over exchanges; clean, collateral and faulted ones are kept apart from the first one on. */
export class Traffic {
  /**
   * Durations of answered documents and api calls as citizens felt them: from the moment they were planned to, where the
   * generator kept them waiting. Leaving that out would be coordinated omission.
   */
  readonly latency: ByTouch;
  /** The same from the actual start: what the service is answerable for. */
  readonly service: ByTouch;
  readonly rejections = new Map<string, number>();
  /** Of the answers that state it, ms. */
  readonly dbMs: Times;
  /** Answers of documents and api calls. */
  answered = 0;
  /** Bytes of all answers that state them, assets included, and how many did. */
  readonly body = { bytes: 0, answers: 0 };
  /** Documents and api calls. */
  exchanges = 0;
  rejected = 0;
  /** With hosts that are not the service's; what a page called off is no error there. */
  readonly foreign = { exchanges: 0, errors: 0 };
  #services = new Map<string, ServiceTally>();
  #errors = 0;
  #assetErrors = 0;
  #byFault = 0;
  /** Of those the documents and api calls. */
  #judgedByNobody = 0;
  #kinds = new Map<string, number>();
  readonly #unanswered = new Unanswered();
  readonly #saturation: Timing;
  readonly #newTimes: NewTimes;

  /**
   * The cohort that no fault touched: clean exchanges, or, where every citizen has a slow connection of their own, those
   * over it.
   */
  get untouched(): 'clean' | 'line' {
    return this.latency.clean.n > 0 || this.latency.line.n === 0 ? 'clean' : 'line';
  }

  constructor(saturation: Timing, newTimes = exactTimes) {
    this.#saturation = saturation;
    this.#newTimes = newTimes;
    this.latency = byTouch(newTimes);
    this.service = byTouch(newTimes);
    this.dbMs = newTimes();
  }

  /** @param waitedMs how long the generator kept the citizen waiting before it, ms. */
  add(exchange: Exchange, waitedMs = 0): void {
    const { kind, status, touch } = exchange;
    if (exchange.foreign) {
      this.foreign.exchanges++;
      if (status >= 400 || (status === 0 && !isCalledOff(exchange))) this.foreign.errors++;
      return;
    }
    if (exchange.bytes !== undefined) {
      this.body.bytes += exchange.bytes;
      this.body.answers++;
    }
    if (kind !== 'asset') this.#measure(exchange, waitedMs);
    if (status > 0 && status < 400) return;
    if (exchange.rejection) return;
    if (touch === 'faulted') {
      this.#byFault++;
      if (kind !== 'asset') this.#judgedByNobody++;
    } else if (status === 0) this.#unanswered.add(exchange);
    else if (kind === 'asset') this.#assetErrors++;
    else {
      this.#errors++;
      this.#service(exchange).errors++;
      const label = `HTTP ${status} from ${exchange.service}`;
      this.#kinds.set(label, (this.#kinds.get(label) ?? 0) + 1);
    }
  }

  /** Errors so far, while nobody knows yet how citizens end: what a page itself called off is left out. */
  get errorsSoFar(): number {
    return this.#errors + this.#unanswered.soFar;
  }

  /** Errors for good. */
  errors(ends: Ends): Errors {
    const kinds = new Map(this.#kinds);
    const result = {
      count: this.#errors,
      assets: this.#assetErrors,
      byFault: this.#byFault,
      cutOff: 0,
      judged: this.exchanges - this.#judgedByNobody,
    };
    for (const { count, isError, ...exchange } of this.#unanswered.judged(ends)) {
      if (!isError) {
        result.cutOff += count;
        if (exchange.kind !== 'asset') result.judged -= count;
      } else if (exchange.kind === 'asset') result.assets += count;
      else {
        result.count += count;
        const label = noAnswer(exchange);
        kinds.set(label, (kinds.get(label) ?? 0) + count);
      }
    }
    return { ...result, kinds: [...kinds].toSorted((a, b) => b[1] - a[1]) };
  }

  /** One row per service and cohort, in the order of their first exchange. */
  services(
    ends: Ends,
  ): { service: string; touch: Touch; latency: Percentiles; errors: number; dbMs: Percentiles }[] {
    const lost = new Map<ServiceTally, number>();
    for (const missing of this.#unanswered.judged(ends)) {
      if (missing.kind === 'asset' || !missing.isError) continue;
      const row = this.#service(missing);
      lost.set(row, (lost.get(row) ?? 0) + missing.count);
    }
    return [...this.#services.values()].map((row) => ({
      service: row.service,
      touch: row.touch,
      latency: summaryOf(row.latency),
      errors: row.errors + (lost.get(row) ?? 0),
      dbMs: summaryOf(row.dbMs),
    }));
  }

  #measure(exchange: Exchange, waitedMs: number): void {
    this.exchanges++;
    const row = this.#service(exchange);
    // An exchange without an answer has no answer's time; it counts as an error instead.
    if (exchange.status > 0) {
      this.answered++;
      const { startedAt, durationMs, touch } = exchange;
      const felt = (): void => this.latency[touch].add(durationMs + waitedMs);
      // Whoever was made to wait was so in a saturated second: leaving that out would be the omission again.
      const isLate = waitedMs > LATE_SATURATED_MS;
      if (isLate) felt();
      const keep = (): void => {
        if (!isLate) felt();
        this.service[touch].add(durationMs);
        row.latency.add(durationMs);
      };
      const leave = (): void => {
        if (!isLate) this.latency[touch].leave();
        this.service[touch].leave();
        row.latency.leave();
      };
      this.#saturation.timed(startedAt, startedAt + durationMs, keep, leave);
    }
    if (exchange.dbMs !== undefined) {
      row.dbMs.add(exchange.dbMs);
      this.dbMs.add(exchange.dbMs);
    }
    if (exchange.rejection) {
      const { rule } = exchange.rejection;
      this.rejections.set(rule, (this.rejections.get(rule) ?? 0) + 1);
      this.rejected++;
    }
  }

  #service({ service, touch }: Pick<Exchange, 'service' | 'touch'>): ServiceTally {
    const key = `${touch} ${service}`;
    let row = this.#services.get(key);
    if (!row) {
      row = { service, touch, latency: this.#newTimes(), dbMs: this.#newTimes(), errors: 0 };
      this.#services.set(key, row);
    }
    return row;
  }
}

function noAnswer({ service, error }: Pick<Exchange, 'service' | 'error'>): string {
  return `no answer from ${service}${error ? ` (${error})` : ''}`;
}
