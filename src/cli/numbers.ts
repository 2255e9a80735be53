import { InvalidArgumentError } from 'commander';
import { MAX_USERS, parseDuration } from '../model/index.ts';

/** Reads `--users`. */
export function wholeNumber(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > MAX_USERS) {
    throw new InvalidArgumentError(`It takes a whole number from 1 to ${MAX_USERS}, such as 50.`);
  }
  return n;
}

/** More processes than this help nobody. */
const MOST_WORKERS = 64;

/** Reads `--workers`. */
export function workerNumber(text: string): number {
  const n = Number(text);
  if (text.trim() === '' || !Number.isInteger(n) || n < 0 || n > MOST_WORKERS) {
    throw new InvalidArgumentError(`It takes a whole number from 0 (none) to ${MOST_WORKERS}.`);
  }
  return n;
}

/** Reads `--seed`. */
export function seedNumber(text: string): number {
  const n = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(n) || n < 0) {
    throw new InvalidArgumentError('It takes a whole number from 0 on, such as 7.');
  }
  return n;
}

/** Reads `--ramp-up`, to ms. */
export function duration(text: string): number {
  const ms = text.trim() === '0' ? 0 : parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('It takes a duration such as 250ms, 30s, 5m or 2h.');
  return ms;
}

const UNITS: Record<string, number> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/** Reads `--budget`, to bytes. */
export function bytes(text: string): number {
  const [, figure = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?b)?$/i.exec(text.trim()) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (figure === '' || factor === undefined) {
    throw new InvalidArgumentError('It takes a size such as 500MB or 2GB.');
  }
  return Math.round(Number(figure) * factor);
}

/** `97.4 MB`. */
export function inBytes(size: number): string {
  const [unit, factor] =
    size >= 1e9
      ? ['GB', 1e9]
      : size >= 1e6
        ? ['MB', 1e6]
        : ([size >= 1e3 ? 'kB' : 'B', size >= 1e3 ? 1e3 : 1] as const);
  return `${Number((size / factor).toFixed(size >= 1e6 ? 1 : 0))} ${unit}`;
}
