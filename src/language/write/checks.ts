import { isDeepStrictEqual } from 'node:util';
import { filterKeys, writeDuration, writeShare } from '../../model/index.ts';
import type { Check } from '../../model/index.ts';
import { defaultCheck, statesSuccess } from '../read-checks.ts';
import type { Places } from './places.ts';
import { group, plain, quoted } from './tree.ts';
import type { Entry, Written } from './tree.ts';

/** The checks; the one that every scenario has by itself is left out. */
export function writeChecks(checks: readonly Check[], places: Places): Written | undefined {
  const written = isAddedByReader(checks) ? checks.slice(0, -1) : checks;
  if (written.length === 0) return undefined;
  const items = written.map((check): Entry => {
    const line = places.lineOf(check.at);
    return { value: writeCheck(check), ...(line === undefined ? {} : { line }) };
  });
  return { is: 'list', open: true, items };
}

function writeCheck(check: Check): Written {
  const form = formOf(check);
  // An expression stands in quotes, a word of ours does not.
  if (typeof form === 'string') return check.compare ? quoted(form) : plain(form);
  const isExpression = check.compare !== undefined;
  return group(
    Object.fromEntries(
      Object.entries(form).map(([key, value]) => [
        key,
        isExpression && key === check.compare?.miss ? quoted(String(value)) : plain(value),
      ]),
    ),
    true,
  );
}

/** A check as data; the title of an expression is the expression, in its best spelling. */
function formOf(check: Check): Form {
  const { type, target, compare, title, bounds, where = {} } = check;
  const beside = besideOf(check);
  const isAlone = Object.keys(beside).length === 0;
  if (compare) {
    return compare.miss === 'fail' && isAlone ? title : { [compare.miss]: title, ...beside };
  }
  const isShare = type === 'success_rate_at_least';
  const limits = Object.fromEntries(
    Object.entries({ target, ...bounds }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, isShare ? writeShare(value) : value]],
    ),
  );
  const filters = Object.fromEntries(
    filterKeys.flatMap((key) => {
      const value = where[key];
      return value === undefined ? [] : [[key, typeof value === 'number' ? writeDuration(value) : value]];
    }),
  );
  const all = { ...limits, ...filters, ...beside };
  return Object.keys(all).length === 0 ? type : { type, ...all };
}

function besideOf({ abort, minSample }: Check): Readonly<Record<string, string | number | boolean>> {
  return {
    ...(abort ? { abort_on_fail: true } : {}),
    ...(abort && abort.graceMs > 0 ? { grace: writeDuration(abort.graceMs) } : {}),
    ...(minSample === undefined ? {} : { min_sample: minSample }),
  };
}

type Form = string | Readonly<Record<string, string | number | boolean>>;

/** Whether reading the others brings the last check back: one that somebody wrote has a place, and stays. */
function isAddedByReader(checks: readonly Check[]): boolean {
  const last = checks.at(-1);
  return isDeepStrictEqual(last, defaultCheck()) && !checks.slice(0, -1).some(statesSuccess);
}
