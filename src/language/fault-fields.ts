import { duration, readAs, text, writeDuration, writeShare } from '../model/index.ts';
import type { Json } from '../model/index.ts';

/** As long as the faults themselves take, see `faults/kinds/`. */
const LONGEST_MS = 600_000;
const DAY_MS = 86_400_000;
const DELAY = 'a duration above zero such as 800ms, at most 10m';

/** How long something takes. */
export const delay = readAs<number, string>(DELAY, (value) => msUpTo(LONGEST_MS, value), {
  shown: { type: 'string', examples: ['800ms', '3s'] },
  write: (ms) => String(writeDuration(ms)),
});

/** Where the key says that it is milliseconds, a number says enough. */
export const delayMs = readAs<number, string>(
  DELAY,
  (value) => msUpTo(LONGEST_MS, typeof value === 'number' ? `${value}ms` : value),
  {
    shown: { type: ['string', 'number'], examples: ['800ms', 800] },
    write: (ms) => String(writeDuration(ms)),
  },
);

/** How long something lasts. */
export const spell = readAs<number, string>(
  'a duration above zero such as 10s, at most 1d',
  (value) => msUpTo(DAY_MS, value),
  { shown: { type: 'string', examples: ['10s', '5m'] }, write: (ms) => String(writeDuration(ms)) },
);

/** By how much a clock is wrong, fast or slow. */
export const error = readAs<number, string>(
  'how fast or slow, such as 5m or -2h, at most 3650d',
  (value) => {
    const [, sign = '', length = ''] = /^([+-]?)\s*(.+)$/.exec(String(value).trim()) ?? [];
    const days = /^(\d+)\s*d$/.exec(length)?.[1];
    const ms = days === undefined ? duration.safeParse(length).data : Number(days) * DAY_MS;
    if (ms === undefined || ms === 0 || ms > 3_650 * DAY_MS) return undefined;
    return sign === '-' ? -ms : ms;
  },
  {
    shown: { type: 'string', examples: ['5m', '-2h'] },
    write: (ms) => `${ms < 0 ? '-' : ''}${String(writeDuration(Math.abs(ms)))}`,
  },
);

/** A part of an answer. */
export const part = readAs<number, string | number>(
  'a part such as 50% or 0.5, above 0 and below all of it',
  (value) => {
    const fraction = fractionOf(value);
    return fraction < 1 ? fraction : undefined;
  },
  { shown: { type: ['string', 'number'], examples: ['50%', 0.5] }, write: writeShare },
);

const BYTES = { B: 1, KB: 1_000, MB: 1_000_000 } as const;

/** How fast a line is. */
export const speed = readAs<number, string>(
  'bytes a second such as 20KB/s or 500B/s, from 100B/s to 1000MB/s',
  (value) => {
    const [, figure, unit] = /^(\d+(?:\.\d+)?)\s*(B|KB|MB)(?:\/s)?$/.exec(String(value).trim()) ?? [];
    const bytes = Math.round(Number(figure) * BYTES[unit as keyof typeof BYTES]);
    return bytes >= 100 && bytes <= 1_000_000_000 ? bytes : undefined;
  },
  {
    shown: { type: 'string', examples: ['20KB/s', '1.5MB/s'] },
    write: (bytes) => (bytes % BYTES.KB === 0 ? `${bytes / BYTES.KB}KB/s` : `${bytes}B/s`),
  },
);

const PER_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: DAY_MS } as const;

/** How many requests in what time. */
export const limit = readAs<{ requests: number; perMs: number }, string>(
  'how many pass, such as 5/s, 100/m or 3/10s',
  (value) => {
    const [, count, many = '1', unit] = /^(\d+)\s*\/\s*(\d*)\s*([smhd])$/.exec(String(value).trim()) ?? [];
    if (count === undefined) return undefined;
    const perMs = Number(many || 1) * PER_MS[unit as keyof typeof PER_MS];
    const requests = Number(count);
    return requests <= 10_000 && perMs > 0 && perMs <= DAY_MS ? { requests, perMs } : undefined;
  },
  {
    shown: { type: 'string', examples: ['5/s', '100/m', '3/10s'] },
    write({ requests, perMs }) {
      const [unit, size] = Object.entries(PER_MS).findLast(([, ms]) => perMs % ms === 0) ?? ['s', 1_000];
      const many = perMs / size;
      return `${requests}/${many === 1 ? '' : many}${unit}`;
    },
  },
);

/** How many times slower. */
export const slower = readAs<number, number>(
  'how many times slower, above 1 and at most 50',
  (value) => (typeof value === 'number' && value > 1 && value <= 50 ? value : undefined),
  { shown: { type: 'number', minimum: 1, maximum: 50 } },
);

/** `text/html`. */
export const mediaType = readAs<string>(
  'a media type such as text/html',
  (value) => (typeof value === 'string' && /^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(value) ? value : undefined),
  { shown: { type: 'string', examples: ['text/html'] } },
);

const PATH = /^[^.[\],\s]+(?:\.[^.[\],\s]+)*$/;

/** Fields of JSON by their paths, with commas between. */
export const fields = readAs<string[], string>(
  'fields of the answer such as claim.amount or items.*.price, with commas between',
  (value) => {
    const written = text.safeParse(value).data;
    const paths = written?.split(',').map((path) => path.trim());
    return paths?.every((path) => PATH.test(path)) ? paths : undefined;
  },
  {
    shown: { type: 'string', examples: ['claim.amount', 'id, items.*.price'] },
    write: (all) => all.join(', '),
  },
);

/** Fields of JSON and what they are then. */
export const values = readAs<Record<string, Json>>(
  'fields and their values, such as { claim.amount: 0 }',
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const paths = Object.keys(value);
    return paths.length > 0 && paths.every((path) => PATH.test(path))
      ? (value as Record<string, Json>)
      : undefined;
  },
  { shown: { type: 'object', examples: [{ 'claim.amount': 0 }] } },
);

function msUpTo(most: number, value: unknown): number | undefined {
  const ms = duration.safeParse(value).data;
  return ms !== undefined && ms > 0 && ms <= most ? ms : undefined;
}

function fractionOf(value: unknown): number {
  const [, figure, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(String(value).trim()) ?? [];
  const fraction = Number(percent ? `${figure}e-2` : figure);
  return fraction > 0 ? fraction : Number.NaN;
}
