import { z } from 'zod';
import { duration, readAs, share, text, timespan, whole, writeDuration } from '../model/index.ts';
import type { FaultKindName } from '../model/index.ts';
import { moment } from './times.ts';

/** How a kind of fault is written: `latency: 800ms` is `latency: { delayMs: 800ms }`. */
interface FaultForm {
  /** The setting that its short form gives, and what it may be there. */
  short: string;
  shortForm: z.ZodType;
  /** All of them; a codec, so that what was read can be written again. The fault checks them once more. */
  settings: z.ZodObject;
  example: string;
  about: string;
}

/** As long as the fault itself takes, see `faults/latency.ts`. */
const LONGEST_MS = 600_000;
const DELAY = 'a duration above zero such as 800ms, at most 10m';

const delay = readAs<number, string>(DELAY, delayOf, {
  shown: { type: 'string', examples: ['800ms', '3s'] },
  write: (ms) => String(writeDuration(ms)),
});

/** Where the key says that it is milliseconds, a number says enough. */
const delayMs = readAs<number, string>(
  DELAY,
  (value) => delayOf(typeof value === 'number' ? `${value}ms` : value),
  {
    shown: { type: ['string', 'number'], examples: ['800ms', 800] },
    write: (ms) => String(writeDuration(ms)),
  },
);

const errorStatus = whole(400, 599);

/** Every kind of fault by its word; a kind without its line does not compile. */
export const faultForms: Readonly<Record<FaultKindName, FaultForm>> = {
  latency: {
    short: 'delayMs',
    shortForm: delay,
    settings: z.strictObject({ delayMs }),
    example: 'latency: 800ms',
    about: 'every answer comes later',
  },
  status: {
    short: 'status',
    shortForm: errorStatus,
    settings: z.strictObject({
      status: errorStatus,
      body: text.optional(),
      retryAfter: whole(0, 86_400).optional(),
    }),
    example: 'status: 503',
    about: 'an error comes in the place of every answer',
  },
};

/** What may be said of any fault, besides what it does. */
export const faultWrapper = {
  name: text,
  service: text,
  share,
  at: moment,
  for: timespan,
} as const;

export type WrapperKey = keyof typeof faultWrapper;

/** Other words for the same, as the seeds and their readers write them; figures without unit get theirs. */
const spellings: Readonly<Record<string, { key: WrapperKey | FaultKindName; unit?: string }>> = {
  ratio: { key: 'share' },
  latency_ms: { key: 'latency', unit: 'ms' },
  delay: { key: 'latency' },
  delay_ms: { key: 'latency', unit: 'ms' },
};

/** The canonical word for one, and the value with its unit. */
export function canonicalFault(word: string, value: unknown): { key: string; value: unknown } {
  if (!Object.hasOwn(spellings, word)) return { key: word, value };
  const { key, unit } = spellings[word] ?? { key: word };
  const isPlain = typeof value === 'number' || typeof value === 'string';
  const isBare = isPlain && unit !== undefined && /^\d+(?:\.\d+)?$/.test(String(value));
  return { key, value: isBare ? `${value}${unit}` : value };
}

/** What a fault is called that was given no name; the writer leaves it out then. */
export function faultNameOf(kind: string, service: string | undefined, simulatedAtMs = 0): string {
  const where = service === undefined ? '' : ` on ${service}`;
  return `${kind}${where}${simulatedAtMs > 0 ? ` at ${String(writeDuration(simulatedAtMs))}` : ''}`;
}

function delayOf(value: unknown): number | undefined {
  const ms = duration.safeParse(value).data;
  return ms !== undefined && ms > 0 && ms <= LONGEST_MS ? ms : undefined;
}
