import { z } from 'zod';
import { checkTypes, duration, metricOf, readAs, share } from '../model/index.ts';
import type { Check, CheckType } from '../model/index.ts';
import { choices, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { readExpression } from './expression.ts';
import type { Path } from './yaml-file.ts';

/** A drill in which one citizen of a hundred cannot finish is a failed one, unless the scenario says otherwise. */
const DEFAULT_SUCCESS_RATE = 0.99;

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
  title: (target: number) => string;
}

/** Checks that have a word of their own; others are expressions. */
export const checkForms: Readonly<Record<Exclude<CheckType, 'metric'>, CheckForm>> = {
  latency_under_ms: { target: milliseconds, title: (ms) => `latency p95 under ${ms} ms` },
  status_code_ok: { title: () => 'every answer has an OK status' },
  success_rate_at_least: {
    target: share,
    title: (least) => `at least ${percent(least)} % of citizens finish`,
  },
};

const words = checkTypes.filter((type) => type !== 'metric');

/** Reads the gates, and adds the one that every drill has. */
export function readChecks(value: unknown, path: Path, complaints: Complaints): Check[] {
  const items = value === undefined || value === null ? [] : value;
  const checks: Check[] = [];
  if (!Array.isArray(items)) {
    complaints.add(
      path,
      `“${path.join('.')}” must be a list`,
      'write lines such as “- type: status_code_ok”',
    );
  } else {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const here = [...path, index];
      const check = readCheck(item, here, complaints);
      if (!check) continue;
      const same = `${check.title} ${check.compare?.miss ?? ''}`;
      if (seen.has(same)) {
        const place = isGroup(item) && 'type' in item ? [...here, 'type'] : here;
        complaints.add(place, `the check “${check.title}” is there twice`, 'keep one');
      }
      seen.add(same);
      checks.push(check);
    }
  }
  if (!checks.some(statesSuccess)) {
    const type = 'success_rate_at_least';
    checks.push({ type, target: DEFAULT_SUCCESS_RATE, title: checkForms[type].title(DEFAULT_SUCCESS_RATE) });
  }
  return checks;
}

/** Whether the author said how many must finish. */
function statesSuccess({ type, compare }: Check): boolean {
  if (type === 'success_rate_at_least') return true;
  return compare?.miss === 'fail' && /(?:^|_)success_rate$/.test(compare.metric);
}

function readCheck(item: unknown, path: Path, complaints: Complaints): Check | undefined {
  if (typeof item === 'string' && words.some((word) => word === item))
    return readTyped({ type: item }, path, complaints);
  if (typeof item === 'string' && /[<>=≤≥]/.test(item)) return readMetric(item, 'fail', path, complaints);
  if (isGroup(item) && Object.keys(item).length === 1) {
    for (const miss of ['warn', 'fail'] as const) {
      const said = (item as Record<string, unknown>)[miss];
      if (typeof said === 'string') return readMetric(said, miss, [...path, miss], complaints);
    }
  }
  if (isGroup(item) && 'type' in item) return readTyped(item, path, complaints);
  const hint = 'write it as “latency_p95_ms < 2000”, or as “type: latency_under_ms” and “target: 300”';
  const slip = typeof item === 'string' && !metricOf(item) ? choices(item, words) : undefined;
  complaints.add(path, 'a check needs a type', slip ?? hint);
  return undefined;
}

function readMetric(
  said: string,
  miss: 'warn' | 'fail',
  path: Path,
  complaints: Complaints,
): Check | undefined {
  const read = readExpression(said);
  if ('message' in read) {
    complaints.add(path, read.message, read.hint);
    return undefined;
  }
  const { metric, operator, target, title } = read;
  return { type: 'metric', target, compare: { metric, operator, miss }, title, at: complaints.at(path) };
}

function readTyped(item: object & { type: unknown }, path: Path, complaints: Complaints): Check | undefined {
  const type = words.find((one) => one === item.type);
  if (!type) {
    const word = typeof item.type === 'string' ? item.type : describe(item.type);
    complaints.unknown('check', word, [...path, 'type'], words, 'value');
    return undefined;
  }
  const { target, title } = checkForms[type];
  const at = complaints.at([...path, 'type']);
  if (target) {
    const read = complaints.read(z.strictObject({ type: z.literal(type), target }), item, path);
    return read && { type, target: read.target, title: title(read.target), at };
  }
  if ('target' in item) {
    complaints.add([...path, 'target'], `${type} takes no target`, 'remove this line', 'key');
    return undefined;
  }
  return (
    complaints.read(z.strictObject({ type: z.literal(type) }), item, path) && { type, title: title(0), at }
  );
}

function isGroup(item: unknown): item is object & { type: unknown } {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}

/** 0.995 as 99.5, without the noise of binary fractions. */
function percent(fraction: number): number {
  return Number((fraction * 100).toFixed(6));
}
