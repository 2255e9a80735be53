import { isCalledOff } from '../model/index.ts';
import type { Exchange, Percentiles, Touch } from '../model/index.ts';
import type { Life } from './crowd.ts';
import { Durations } from './durations.ts';
import { LATE_SATURATED_MS, type Timing } from './saturation.ts';

interface ServiceTally {
  service: string;
  touch: Touch;
  latency: Durations;
  dbMs: Durations;
  errors: number;
}

function byTouch(): Record<Touch, Durations> {
  return {
    clean: new Durations(),
    line: new Durations(),
    collateral: new Durations(),
    faulted: new Durations(),
  };
}

/** Tells how far citizens came and how they ended. */
interface Ends {
  readonly lives: ReadonlyMap<number, Pick<Life, 'outcome' | 'passed'>>;
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
  readonly latency = byTouch();
  /** The same from the actual start: what the service is answerable for. */
  readonly service = byTouch();
  readonly rejections = new Map<string, number>();
  /** Of the answers that state it, ms. */
  readonly dbMs = new Durations();
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
  /** Whether these are errors is known only when it is known how their citizen ended. */
  #unanswered: Exchange[] = [];

  readonly #saturation: Timing;

  /**
   * The cohort that no fault touched: clean exchanges, or, where every citizen has a slow connection of their own, those
   * over it.
   */
  get untouched(): 'clean' | 'line' {
    return this.latency.clean.n > 0 || this.latency.line.n === 0 ? 'clean' : 'line';
  }

  constructor(saturation: Timing) {
    this.#saturation = saturation;
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
    } else if (status === 0) this.#unanswered.push(exchange);
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
    return this.#errors + this.#unanswered.filter((e) => e.kind !== 'asset' && !isCalledOff(e)).length;
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
    for (const exchange of this.#unanswered) {
      if (!isError(exchange, ends)) {
        result.cutOff++;
        if (exchange.kind !== 'asset') result.judged--;
      } else if (exchange.kind === 'asset') result.assets++;
      else {
        result.count++;
        const label = noAnswer(exchange);
        kinds.set(label, (kinds.get(label) ?? 0) + 1);
      }
    }
    return { ...result, kinds: [...kinds].toSorted((a, b) => b[1] - a[1]) };
  }

  /** One row per service and cohort, in the order of their first exchange. */
  services(
    ends: Ends,
  ): { service: string; touch: Touch; latency: Percentiles; errors: number; dbMs: Percentiles }[] {
    const lost = new Map<ServiceTally, number>();
    for (const exchange of this.#unanswered) {
      if (exchange.kind === 'asset' || !isError(exchange, ends)) continue;
      const row = this.#service(exchange);
      lost.set(row, (lost.get(row) ?? 0) + 1);
    }
    return [...this.#services.values()].map((row) => ({
      service: row.service,
      touch: row.touch,
      latency: row.latency.summary(),
      errors: row.errors + (lost.get(row) ?? 0),
      dbMs: row.dbMs.summary(),
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
      this.#saturation.timed(startedAt, startedAt + durationMs, () => {
        if (!isLate) felt();
        this.service[touch].add(durationMs);
        row.latency.add(durationMs);
      });
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

  #service({ service, touch }: Exchange): ServiceTally {
    const key = `${touch} ${service}`;
    let row = this.#services.get(key);
    if (!row) {
      row = { service, touch, latency: new Durations(), dbMs: new Durations(), errors: 0 };
      this.#services.set(key, row);
    }
    return row;
  }
}

/**
 * Whether a missing answer is the service's fault.
 *
 *     the citizen                  no answer within…   called off by the page   refused, reset, …
 *     finished, left as the script
 *     says, or passed the step     error               nobody's                 error
 *     failed or gave up at it      error               error: evidence          error
 *     was stopped or lost in it    error               cut off                  cut off
 *
 * The first column is always an error: it comes from a citizen whose patience had ended while nobody cut it short.
 */
function isError(exchange: Exchange, { lives }: Ends): boolean {
  if (isOverdue(exchange)) return true;
  const { outcome, passed = 0 } = lives.get(exchange.citizen) ?? {};
  const gotOn = outcome === 'finished' || outcome === 'left' || exchange.step < passed;
  return isCalledOff(exchange)
    ? !gotOn && (outcome === 'failed' || outcome === 'abandoned')
    : gotOn || outcome === 'failed' || outcome === 'abandoned';
}

/** In the words of `browser/`: it was waited for as long as the citizen's patience lasts, and did not come. */
function isOverdue({ error = '' }: Exchange): boolean {
  return error.startsWith('no answer within');
}

function noAnswer({ service, error }: Exchange): string {
  return `no answer from ${service}${error ? ` (${error})` : ''}`;
}
