import { z } from 'zod';
import { checkTypes } from '../model/index.ts';
import type { Check, CheckType } from '../model/index.ts';
import { choices, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { duration, readAs, share } from './fields.ts';
import type { Path } from './yaml-file.ts';

/** A drill in which one citizen of a hundred cannot finish is a failed one, unless the scenario says otherwise. */
const DEFAULT_SUCCESS_RATE = 0.99;

const milliseconds = readAs('milliseconds above zero, such as 300', (value) => {
  const ms = typeof value === 'number' ? value : duration.safeParse(value).data;
  return ms !== undefined && ms > 0 && ms <= 86_400_000 ? ms : undefined;
});

/** What a check's target may be, and the check in words. */
const kinds: Readonly<Record<CheckType, { target?: z.ZodType<number>; title: (target: number) => string }>> =
  {
    latency_under_ms: { target: milliseconds, title: (ms) => `latency p95 under ${ms} ms` },
    status_code_ok: { title: () => 'every answer has an OK status' },
    success_rate_at_least: {
      target: share,
      title: (least) => `at least ${percent(least)} % of citizens finish`,
    },
  };

/** Reads the gates, and adds the one that every drill has. */
export function readChecks(value: unknown, path: Path, complaints: Complaints): Check[] {
  const items = value === undefined || value === null ? [] : value;
  const checks: Check[] = [];
  const titles = new Set<string>();
  if (!Array.isArray(items)) {
    complaints.add(path, '“checks” must be a list', 'write lines such as “- type: status_code_ok”');
  } else {
    for (const [index, item] of items.entries()) {
      const here = [...path, index];
      const check = readCheck(item, here, complaints);
      if (!check) continue;
      if (titles.has(check.title)) {
        complaints.add([...here, 'type'], `the check “${check.title}” is there twice`, 'keep one');
      }
      titles.add(check.title);
      checks.push(check);
    }
  }
  if (!checks.some(({ type }) => type === 'success_rate_at_least')) {
    const type = 'success_rate_at_least';
    checks.push({ type, target: DEFAULT_SUCCESS_RATE, title: kinds[type].title(DEFAULT_SUCCESS_RATE) });
  }
  return checks;
}

function readCheck(item: unknown, path: Path, complaints: Complaints): Check | undefined {
  const written = z.looseObject({ type: z.unknown() }).safeParse(item).data;
  if (!written || typeof item !== 'object' || item === null || !('type' in item)) {
    const hint = 'write it as “type: latency_under_ms” and “target: 300”';
    complaints.add(
      path,
      'a check needs a type',
      choices(typeof item === 'string' ? item : '', checkTypes) ?? hint,
    );
    return undefined;
  }
  const type = checkTypes.find((one) => one === written.type);
  if (!type) {
    const word = typeof written.type === 'string' ? written.type : describe(written.type);
    complaints.unknown('check', word, [...path, 'type'], checkTypes, 'value');
    return undefined;
  }
  const { target, title } = kinds[type];
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

/** 0.995 as 99.5, without the noise of binary fractions. */
function percent(fraction: number): number {
  return Number((fraction * 100).toFixed(6));
}
