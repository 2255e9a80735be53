import type { FaultKindName } from '../../../src/model/index.ts';

/** Settings of every kind that acts on exchanges; a kind without its line does not compile. */
export const exchangeSettings: Readonly<Record<Exclude<FaultKindName, keyof typeof windowSettings>, object>> =
  {
    latency: { delayMs: 800 },
    jitter: { upToMs: 1_000, fromMs: 200 },
    bandwidth: { bytesPerSecond: 1_000 },
    drip: { overMs: 2_000 },
    timeout: { afterMs: 3_000 },
    connection: { how: 'refused' },
    sever: { how: 'empty' },
    cut: { after: 0.5 },
    status: { status: 503 },
    rate_limit: { limit: { requests: 1, perMs: 1_000 } },
    truncate: { keep: 0.5 },
    corrupt: { bytes: 0.2 },
    content_type: { type: 'text/html' },
    empty: { status: 200 },
    mutate: { remove: ['ok'] },
    stale: { forMs: 1_000 },
    duplicate: { times: 2 },
    reorder: { withinMs: 1_000 },
  };

/** The same of kinds that act on windows. */
export const windowSettings = {
  offline: { forMs: 1_000 },
  expire: { what: 'all' },
  drop: { what: 'all' },
  clock_skew: { byMs: -60_000 },
  cpu: { slower: 4 },
} as const;
