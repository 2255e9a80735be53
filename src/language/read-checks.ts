import { z } from 'zod';
import { metricOf } from '../model/index.ts';
import type { Check } from '../model/index.ts';
import { isTrouble } from './check-filters.ts';
import { checkForms, checkWords, modifiers } from './check-forms.ts';
import type { CheckScope } from './check-scope.ts';
import { choices, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { readExpression } from './expression.ts';
import { modifiedBy, readTyped } from './typed-check.ts';
import type { Path } from './yaml-file.ts';

/** A drill in which one citizen of a hundred cannot finish is a failed one, unless the scenario says otherwise. */
const DEFAULT_SUCCESS_RATE = 0.99;

/** What checks are read with. */
interface Reader {
  complaints: Complaints;
  scope: CheckScope;
}

/** Reads the gates, and adds the one that every drill has. */
export function readChecks(
  value: unknown,
  path: Path,
  complaints: Complaints,
  scope: CheckScope = {},
): Check[] {
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
      const check = readCheck(item, here, { complaints, scope });
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
  if (!checks.some(statesSuccess)) checks.push(defaultCheck());
  return checks;
}

/** The check that is added where nobody said how many must finish. */
export function defaultCheck(): Check {
  const type = 'success_rate_at_least';
  return { type, target: DEFAULT_SUCCESS_RATE, title: checkForms[type].title(DEFAULT_SUCCESS_RATE) };
}

/** Whether the author said how many must finish: of everybody, not of some. */
export function statesSuccess({ type, compare, where }: Check): boolean {
  if (where) return false;
  if (type === 'success_rate_at_least') return true;
  return compare?.miss === 'fail' && /(?:^|_)success_rate$/.test(compare.metric);
}

function readCheck(item: unknown, path: Path, reader: Reader): Check | undefined {
  const { complaints } = reader;
  if (typeof item === 'string' && checkWords.some((word) => word === item))
    return readTyped({ type: item }, path, reader);
  if (typeof item === 'string' && /[<>=≤≥]/.test(item)) return readMetric(item, 'fail', path, reader);
  if (isGroup(item) && 'type' in item) return readTyped(item, path, reader);
  const misses = (['warn', 'fail'] as const).filter((miss) => isGroup(item) && miss in item);
  const [miss] = misses;
  if (miss && misses.length === 1) return readModified(item as Record<string, unknown>, miss, path, reader);
  if (misses.length > 1) {
    complaints.add(
      path,
      'a check needs a type, where it has two bounds',
      'else write one check to warn, and one to fail',
    );
    return undefined;
  }
  // latency_p95_ms{service: grants} < 800 is a group to YAML.
  const [key = ''] = isGroup(item) ? Object.keys(item) : [];
  if (key.includes('{')) {
    complaints.add(
      path,
      'this check is not one text',
      'put quotes around it, or write = instead of the colon',
      'key',
    );
    return undefined;
  }
  const hint = 'write it as “latency_p95_ms < 2000”, or as “type: latency_under_ms” and “target: 300”';
  const slip = typeof item === 'string' && !metricOf(item) ? choices(item, checkWords) : undefined;
  complaints.add(path, 'a check needs a type', slip ?? hint);
  return undefined;
}

/** `fail: latency_p95_ms < 2000` with what stands beside it. */
function readModified(
  item: Readonly<Record<string, unknown>>,
  miss: 'warn' | 'fail',
  path: Path,
  reader: Reader,
): Check | undefined {
  const { [miss]: said, ...beside } = item;
  const { complaints } = reader;
  const here = [...path, miss];
  if (typeof said !== 'string') {
    complaints.add(
      here,
      `“${miss}” must be a check, but is ${describe(said)}`,
      'write it as “latency_p95_ms < 2000”',
    );
    return undefined;
  }
  const read = complaints.read(z.strictObject(modifiers), beside, path);
  const check = readMetric(said, miss, here, reader);
  if (!read || !check) return undefined;
  const modified = modifiedBy(read, { path, complaints });
  if (modified.abort && miss === 'warn') {
    const message = 'a check that only warns ends no run';
    complaints.add([...path, 'abort_on_fail'], message, 'write “fail:” instead of “warn:”', 'key');
  }
  if (modified.abort && check.compare && !metricOf(check.compare.metric)) {
    const message = `“${check.compare.metric}” is computed when the run is over, and ends none`;
    complaints.add([...path, 'abort_on_fail'], message, 'remove this line', 'key');
  }
  return { ...check, ...modified };
}

function readMetric(
  said: string,
  miss: 'warn' | 'fail',
  path: Path,
  { complaints, scope }: Reader,
): Check | undefined {
  const read = readExpression(said, scope);
  if (isTrouble(read)) {
    complaints.add(path, read.message, read.hint);
    return undefined;
  }
  const { metric, operator, target, where, title } = read;
  return {
    type: 'metric',
    target,
    compare: { metric, operator, miss },
    ...(where ? { where } : {}),
    title,
    at: complaints.at(path),
  };
}

function isGroup(item: unknown): item is object & { type: unknown } {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}
