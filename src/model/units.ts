const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/;
const FACTOR = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads `250ms 10s 5m 2h 1d` as milliseconds; undefined when it is not a duration. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * FACTOR[match[2] as keyof typeof FACTOR];
}

/** Milliseconds as a person says them: `242 ms`, `1.4 s`, `6m 12s`, `2h 5m`. */
export function formatDuration(ms: number): string {
  if (Math.round(ms) < 1_000) return `${Math.round(ms)} ms`;
  const tenths = Math.round(ms / 100) / 10;
  if (tenths < 60) return `${tenths.toFixed(1).replace(/\.0$/, '')} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

/** 12345 as `12 345`, with a narrow no-break space, as the seeds print numbers. */
export function formatCount(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** 0.98 as `98 %`, with one decimal where it matters. Only all is `100 %`, and only none is `0 %`. */
export function formatShare(share: number): string {
  const rounded = Math.round(share * 1_000) / 10;
  const percent = share < 1 && rounded >= 100 ? 99.9 : share > 0 && rounded <= 0 ? 0.1 : rounded;
  return `${percent} %`;
}
