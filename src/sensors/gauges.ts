import { messageOf, SYNTHETIC_TOKEN } from '../model/index.ts';
import type { Gauge, GaugeRecipe, Observe, TargetGauges } from '../model/index.ts';
import { readPrometheus, sumOf, type Scrape } from './prometheus.ts';

const EVERY_MS = 2_000;
/** A service that does not answer by then is asked again at the next time, ms. */
const WITHIN_MS = 1_500;
const MOST_BYTES = 1_000_000;

/** What is known of one gauge: its figure at the first scrape and at the last one. */
interface Known {
  first: number;
  last: number;
  lastPer: number;
  /** On the run's clock, ms. */
  at: number;
}

/**
 * Asks the service under test every two seconds for the figures that it states of itself, one request at a time, and
 * tells what the target's file wants shown. A service that does not answer, or answers with something else, harms nobody:
 * that is said once.
 * @param baseUrl address of the service, for a path.
 * @param warn hears, once, why nothing is shown.
 * @returns asks no more.
 */
export function watchGauges(options: {
  gauges: TargetGauges;
  baseUrl: string;
  observe: Observe;
  now: () => number;
  warn: (message: string) => void;
  everyMs?: number;
}): () => void {
  const { gauges, baseUrl, observe, now, warn, everyMs = EVERY_MS } = options;
  const address = new URL(gauges.address, baseUrl).href;
  const known = new Map<string, Known>();
  const stop = new AbortController();
  const complained = new Set<string>();
  const complain = (why: string): void => {
    if (complained.size === 0) warn(`not all of the service’s own gauges are shown, because ${why}`);
    complained.add(why);
  };
  let asking = false;
  let isFirst = true;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const scrape = readPrometheus(await scraped(address, stop.signal));
      const t = now();
      for (const [name, recipe] of Object.entries(gauges.show)) {
        const value = valueOf(scrape, recipe.metric, recipe.labels);
        if (value === undefined) continue;
        // What was not there at first has begun since: all of it is growth.
        if (!isFirst && !known.has(name)) known.set(name, { first: 0, last: 0, lastPer: 0, at: t });
        const event = gaugeOf(scrape, value, { name, recipe, known, t });
        if (event) observe(event);
      }
      isFirst = false;
    } catch (error) {
      if (!stop.signal.aborted) complain(`${address} could not be read: ${reasonOf(error)}`);
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void ask(), everyMs);
  void ask();
  return () => {
    // Some services state a counter only once it has counted something.
    const missing = Object.keys(gauges.show).filter((name) => !known.has(name));
    if (missing.length > 0 && !isFirst) complain(`${address} states nothing for ${missing.join(', ')}`);
    clearInterval(timer);
    stop.abort(new Error('nobody asks any more'));
  };
}

/** A counter with labels has no series before it counted anything; its type is stated all the same. */
function valueOf(scrape: Scrape, metric: string, labels: GaugeRecipe['labels']): number | undefined {
  return sumOf(scrape, metric, labels) ?? (scrape.growing.has(metric) ? 0 : undefined);
}

function gaugeOf(
  scrape: Scrape,
  value: number,
  { name, recipe, known, t }: { name: string; recipe: GaugeRecipe; known: Map<string, Known>; t: number },
): Gauge | undefined {
  const { metric, labels, rate, per, unit } = recipe;
  const perValue = per === undefined ? 0 : (valueOf(scrape, per, labels) ?? 0);
  const before = known.get(name);
  // A counter that is less than it was began anew with its service.
  const isNew = before === undefined || value < before.last || perValue < before.lastPer;
  const first = before === undefined ? value : isNew ? before.first - before.last : before.first;
  known.set(name, { first, last: value, lastPer: perValue, at: t });
  // Times are seconds in Prometheus’ own units.
  const scale = unit === 'ms' ? 1_000 : 1;
  const tell = (figure: number): Gauge => ({ type: 'gauge', t, name, value: figure * scale, unit });
  if (per !== undefined || rate) {
    if (isNew) return undefined;
    const by = per === undefined ? (t - before.at) / 1_000 : perValue - before.lastPer;
    return by > 0 ? tell((value - before.last) / by) : undefined;
  }
  return tell(scrape.growing.has(metric) ? value - first : value);
}

/** @throws Error when there is no answer, or one that is too long. */
async function scraped(address: string, signal: AbortSignal): Promise<string> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
  const headers = { accept: 'text/plain;version=0.0.4', 'user-agent': SYNTHETIC_TOKEN };
  const answer = await fetch(address, { signal: inTime, headers, redirect: 'error' });
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`it answered with status ${answer.status}`);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.length;
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES) throw new Error(`it is longer than ${MOST_BYTES / 1_000_000} MB`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What a failed `fetch` hides behind “fetch failed”. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${WITHIN_MS / 1_000} s`;
  return messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}
