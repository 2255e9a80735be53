import type { Think } from '../model/index.ts';

/** One in a thousand would think for minutes, or not at all; these are held back. */
const OUTMOST = 0.001;

/** 95 of 100 lie below so many standard deviations. */
const P95 = 1.6448536269514722;

/**
 * How long somebody thinks, ms, whole: the quantile of their distribution.
 * @param chance from 0 to below 1, uniform: 0.5 gives the median.
 */
export function thinkAt(think: Think, chance: number): number {
  if (think.distribution === 'uniform') {
    return Math.round(think.minMs + chance * (think.maxMs - think.minMs));
  }
  const { medianMs, p95Ms } = think;
  const held = Math.min(Math.max(chance, OUTMOST), 1 - OUTMOST);
  return Math.round(medianMs * (p95Ms / medianMs) ** (normalQuantile(held) / P95));
}

/**
 * Standard normal quantile: the rational approximation 26.2.23 of Abramowitz and Stegun, “Handbook of Mathematical
 * Functions”, 1964; its error of at most 4.5e-4 standard deviations is far below what anybody could notice in a pause.
 */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}
