import { StepFailure } from '../model/index.ts';

/** A control that is not there this long after the page went quiet is not coming, ms. */
const QUIET_IS_FINAL_MS = 5_000;

/** After their patience a citizen still looks at what the page says and offers, at most so long, ms. */
const LAST_LOOK_MS = 3_000;

/** How long a citizen waits for one step, and why they stop waiting. One object goes through every await. */
export interface Patience {
  /** Milliseconds left, at least 1, for a browser call's own timeout. */
  left(): number;
  /** Throws when the run was stopped. Returns false when waiting longer makes no sense. */
  worthWaiting(): boolean;
  /** Something was done: whoever gets on waits anew. */
  renew(): void;
  /** Time that passes on purpose, ms, is not waited for. */
  grant(ms: number): void;
  readonly patienceMs: number;
}

/**
 * @param quietForMs how long the page has had nothing under way, ms.
 * @param now the run's clock, ms.
 */
export function patienceFor(options: {
  patienceMs: number;
  signal: AbortSignal;
  now: () => number;
  quietForMs: () => number;
}): Patience {
  const { patienceMs, signal, now, quietForMs } = options;
  let since = now();
  return {
    patienceMs,
    left: () => Math.max(1, patienceMs - (now() - since)),
    worthWaiting() {
      throwIfStopped(signal);
      const waited = now() - since;
      return waited < patienceMs && Math.min(waited, quietForMs()) < QUIET_IS_FINAL_MS;
    },
    renew: () => void (since = now()),
    grant: (ms) => void (since += ms),
  };
}

/** @throws StepFailure `interrupted` when the run was stopped. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new StepFailure('interrupted', 'the run was stopped');
}

/**
 * Waits for work in the browser, which knows neither the run's end nor a page whose script never yields.
 * @throws StepFailure `interrupted` as soon as the run is stopped, `gave-up` when the page does not respond at all.
 */
export async function whilePatient<T>(work: Promise<T>, patience: Patience, signal: AbortSignal): Promise<T> {
  const end = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    const stopped = (): void => reject(new StepFailure('interrupted', 'the run was stopped'));
    let timer: NodeJS.Timeout;
    const watch = (): void => {
      timer = setTimeout(() => {
        // Patience may have been renewed meanwhile.
        if (patience.left() > 1) watch();
        else reject(new StepFailure('gave-up', 'the page does not respond any more'));
      }, patience.left() + LAST_LOOK_MS);
    };
    watch();
    signal.addEventListener('abort', stopped, { once: true, signal: end.signal });
    end.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    end.abort();
  }
}
