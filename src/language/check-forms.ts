import { z } from 'zod';
import { checkTypes, duration, filterKeys, readAs, share, text, whole } from '../model/index.ts';
import type { CheckType, FilterKey } from '../model/index.ts';

const milliseconds = readAs<number, number>(
  'milliseconds above zero, such as 300',
  (value) => {
    const ms = typeof value === 'number' ? value : duration.safeParse(value).data;
    return ms !== undefined && ms > 0 && ms <= 86_400_000 ? ms : undefined;
  },
  { shown: { type: ['number', 'string'], examples: [300, '2s'] } },
);

/** A type of check that has a word of its own: what its target may be, and the check in words. */
interface CheckForm {
  target?: z.ZodType<number>;
  /** By what it can be narrowed down. */
  filters: readonly FilterKey[];
  title: (target: number) => string;
  /** Whether yellow begins at more than red does, as of a share that must be reached. */
  falls?: true;
}

const OF_EXCHANGES: readonly FilterKey[] = ['service', 'step', 'persona', 'group', 'from', 'to'];

/** Checks that have a word of their own; others are expressions. */
export const checkForms: Readonly<Record<Exclude<CheckType, 'metric'>, CheckForm>> = {
  latency_under_ms: {
    target: milliseconds,
    filters: OF_EXCHANGES,
    title: (ms) => `latency p95 under ${ms} ms`,
  },
  status_code_ok: { filters: OF_EXCHANGES, title: () => 'every answer has an OK status' },
  success_rate_at_least: {
    target: share,
    filters: ['persona', 'group', 'from', 'to'],
    title: (least) => `at least ${percent(least)} % of citizens finish`,
    falls: true,
  },
};

/** Words of checks that have one. */
export const checkWords = checkTypes.filter((type) => type !== 'metric');

/** What may stand beside any check. */
export const modifiers = {
  abort_on_fail: z.boolean({ error: 'true or false' }).optional(),
  grace: duration.optional(),
  min_sample: whole(1, 1_000_000_000).optional(),
};

/** Filters, where they stand beside a type. */
export const filterFields = Object.fromEntries(filterKeys.map((key) => [key, text.optional()])) as Record<
  FilterKey,
  z.ZodOptional<z.ZodType<string>>
>;

/** 0.995 as 99.5, without the noise of binary fractions. */
function percent(fraction: number): number {
  return Number((fraction * 100).toFixed(6));
}
