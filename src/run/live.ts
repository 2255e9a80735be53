import type { GeneratorSample, RunEvent } from '../model/index.ts';

/** So many of the latest failures are kept. */
const FAILURES = 5;

/** What somebody who watches a run wants to see besides its figures. */
export interface View {
  /** Names of the faults that are active. */
  faults: string[];
  /** The latest failures, the last one first. */
  failures: { t: number; citizen: number; step: string; message: string }[];
  /** The generator's latest second; absent in the first one. */
  generator?: GeneratorSample;
  /** The latest that a citizen began in the last seconds, ms after their planned moment. */
  lateMs: number;
}

/** How far back a late start is still news, ms. */
const LATE_FOR_MS = 5_000;

/** Folds the record into what is the case now. */
export class Live {
  readonly #faults = new Set<string>();
  #failures: View['failures'] = [];
  #generator: GeneratorSample | undefined;
  #late: { t: number; ms: number }[] = [];
  /** Of all that was heard of, ms: the generator alone tells something each second. */
  #latest = 0;

  add(event: RunEvent): void {
    this.#latest = Math.max(this.#latest, event.t);
    if (event.type === 'generator') this.#generator = event;
    else if (event.type === 'citizen.started') {
      this.#late.push({ t: event.t, ms: Math.max(0, event.t - event.plannedAt) });
      this.#late = this.#stillNews();
    } else if (event.type === 'fault' && event.what === 'injected') this.#faults.add(event.fault);
    else if (event.type === 'fault' && event.what === 'withdrawn') this.#faults.delete(event.fault);
    else if (event.type === 'step' && event.failure && event.failure.code !== 'left') {
      const { t, citizen, title: step, failure } = event;
      const [message = ''] = failure.message.split('\n', 1);
      this.#failures = [{ t, citizen, step, message }, ...this.#failures].slice(0, FAILURES);
    }
  }

  view(): View {
    return {
      faults: [...this.#faults],
      failures: this.#failures,
      ...(this.#generator ? { generator: this.#generator } : {}),
      lateMs: Math.max(0, ...this.#stillNews().map(({ ms }) => ms)),
    };
  }

  #stillNews(): { t: number; ms: number }[] {
    return this.#late.filter(({ t }) => t > this.#latest - LATE_FOR_MS);
  }
}
