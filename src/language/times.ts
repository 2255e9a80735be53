import { duration, readAs, writeDuration } from '../model/index.ts';
import type { LoadProfile } from '../model/index.ts';

/** Fields of files that say when something happens, in simulated time. */

const HOUR_MS = 3_600_000;

/** `8` as hours, `8h`, `90m`, `hour8` as ms since the start. */
function momentOf(value: unknown): number | undefined {
  if (typeof value === 'string') {
    const hour = /^hour\s*(\d+(?:\.\d+)?)$/i.exec(value.trim())?.[1];
    return duration.safeParse(hour === undefined ? value : `${hour}h`).data;
  }
  return value === 0 ? 0 : undefined;
}

/** When something begins, ms since the start: `15m`, or `hour12` as the seeds say it. */
export const moment = readAs<number, string | 0>('a moment such as 15m or hour12, at most 30d', momentOf, {
  shown: {
    type: ['string', 'integer'],
    pattern: String.raw`^(hour\s*\d+(\.\d+)?|\d+(\.\d+)?\s*(ms|s|m|h|d)|0)$`,
    examples: ['15m', 'hour12'],
  },
  write: writeDuration,
});

/** A time in hours, as ms. */
export const hours = readAs<number, number>(
  'hours above zero such as 24, at most 720',
  (value) => {
    const hour = numberOf(value);
    return hour !== undefined && hour > 0 && hour <= 720 ? hour * HOUR_MS : undefined;
  },
  { shown: { type: 'number', minimum: 0, maximum: 720 }, write: (ms) => ms / HOUR_MS },
);

/** How many times faster simulated time runs; a month in ten minutes is 4,320. */
export const warp = readAs<number, number>(
  'how many times faster than real time, from 1 to 100,000',
  (value) => {
    const factor = numberOf(value);
    return factor !== undefined && factor >= 1 && factor <= 100_000 ? factor : undefined;
  },
  { shown: { type: 'number', minimum: 1, maximum: 100_000 } },
);

const START = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/** A date and time as ISO 8601 has it; midnight and UTC where it does not say. */
export const start = readAs<string, string>(
  'a date and time such as 2026-11-02T08:00Z or 2026-11-02T08:00-05:00',
  (value) => {
    const [, date, time = '00:00', zone = 'Z'] =
      typeof value === 'string' ? (START.exec(value.trim()) ?? []) : [];
    const full = date === undefined ? '' : `${date}T${time}${zone.toUpperCase()}`;
    return isDay(date) && !Number.isNaN(Date.parse(full)) ? full : undefined;
  },
  { shown: { type: 'string', examples: ['2026-11-02T08:00Z'] } },
);

/** JavaScript takes February 30 for March 2. */
function isDay(date: string | undefined): boolean {
  const [year = 0, month = 0, day = 0] = (date ?? '').split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
}

/** More than any machine sends out. */
const MOST_PER_SECOND = 100_000;

type Point = LoadProfile['points'][number];

/** A point of a load profile: `{ at: 8h, rate: 30/s }`; also `[8, 30]` and `{ hour: 8, rps: 30 }`. */
export const profilePoint = readAs<Point, { at: string | 0; rate: string }>(
  'a moment and how many arrive then, such as { at: 8h, rate: 30/s } or [8, 30]',
  (value) => {
    const [at, rate] = partsOf(value) ?? [];
    const hour = numberOf(at);
    const atMs = hour === undefined ? momentOf(at) : momentOf(`${hour}h`);
    const perSecond = rateOf(rate);
    return atMs === undefined || perSecond === undefined ? undefined : { atMs, perSecond };
  },
  {
    shown: { type: ['object', 'array'], examples: [{ at: '8h', rate: '30/s' }, [8, 30]] },
    write: ({ atMs, perSecond }) => ({ at: writeDuration(atMs), rate: `${perSecond}/s` }),
  },
);

const SHAPES = [
  ['at', 'rate'],
  ['hour', 'rps'],
] as const;

function partsOf(value: unknown): [at: unknown, rate: unknown] | undefined {
  if (Array.isArray(value)) return value.length === 2 ? [value[0], value[1]] : undefined;
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined;
  const found = SHAPES.find((keys) => keys.every((key) => Object.hasOwn(value, key)));
  const named = value as Record<string, unknown>;
  return found && [named[found[0]], named[found[1]]];
}

/** A constant arrival rate above zero. */
export const rate = readAs<number, string>(
  'how many arrive, such as 5/s or 90/m',
  (value) => {
    const perSecond = rateOf(value);
    return perSecond === undefined || perSecond === 0 ? undefined : perSecond;
  },
  {
    shown: { type: ['string', 'number'], examples: ['5/s', '90/m'] },
    write: (perSecond) => `${perSecond}/s`,
  },
);

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

/** `30` and `30/s` a second; also `1800/m` and `100/h`. */
function rateOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?:\/\s*([smh]))?$/.exec(String(value).trim());
  const perSecond = Number(match?.[1] ?? Number.NaN) / SECONDS[(match?.[2] ?? 's') as keyof typeof SECONDS];
  return perSecond >= 0 && perSecond <= MOST_PER_SECOND ? perSecond : undefined;
}

/** A number, also one that is written `24.0`. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
