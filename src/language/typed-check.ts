import { z } from 'zod';
import { writeDuration, writeShare } from '../model/index.ts';
import type { Check } from '../model/index.ts';
import { filtersOf, isTrouble, writeFilters } from './check-filters.ts';
import { checkForms, checkWords, filterFields, modifiers } from './check-forms.ts';
import type { CheckScope } from './check-scope.ts';
import { describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import type { Path } from './yaml-file.ts';

/** What the keys beside a check say. */
interface Modified {
  abort_on_fail?: boolean | undefined;
  grace?: number | undefined;
  min_sample?: number | undefined;
}

/** Reads `type: latency_under_ms` with its target or bounds, and what of the run it is about. */
export function readTyped(
  item: object & { type: unknown },
  path: Path,
  { complaints, scope }: { complaints: Complaints; scope: CheckScope },
): Check | undefined {
  const type = checkWords.find((one) => one === item.type);
  if (!type) {
    const word = typeof item.type === 'string' ? item.type : describe(item.type);
    complaints.unknown('check', word, [...path, 'type'], checkWords, 'value');
    return undefined;
  }
  const { target, title, filters, falls } = checkForms[type];
  const at = complaints.at([...path, 'type']);
  if (!target && 'target' in item) {
    complaints.add([...path, 'target'], `${type} takes no target`, 'remove this line', 'key');
    return undefined;
  }
  const hasBounds = 'warn' in item || 'fail' in item;
  const known = Object.fromEntries(filters.map((key) => [key, filterFields[key]]));
  const limits = target
    ? { target: hasBounds ? target.optional() : target, warn: target.optional(), fail: target.optional() }
    : {};
  const read = complaints.read(
    z.strictObject({ type: z.literal(type), ...limits, ...known, ...modifiers }),
    item,
    path,
  );
  if (!read) return undefined;
  const said = read as Modified & { target?: number; warn?: number; fail?: number };
  const texts = filters.flatMap((key) => {
    const value = (read as Record<string, unknown>)[key];
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  const where = filtersOf(Object.fromEntries(texts), filters, scope);
  if (isTrouble(where)) {
    const [key = 'type'] =
      texts.find(([one, value]) => isTrouble(filtersOf({ [one]: value }, filters, scope))) ?? [];
    complaints.add([...path, key], where.message, where.hint);
    return undefined;
  }
  const { warn, fail } = said;
  if (isOutOfOrder(said, falls)) {
    const [red, yellow] = [fail === undefined ? 'target' : 'fail', warn === undefined ? 'target' : 'warn'];
    const message = `“${red}” must be worse than “${yellow}”`;
    const below = fail === undefined ? 'without “fail” it is red below the target, and ' : '';
    complaints.add([...path, red], message, `${below}yellow comes before red`, 'key');
    return undefined;
  }
  const main = said.target ?? warn ?? fail ?? 0;
  const bounds = { ...(warn === undefined ? {} : { warn }), ...(fail === undefined ? {} : { fail }) };
  const limit = (value: number): string | number => (falls ? writeShare(value) : writeDuration(value));
  const more = [
    ...(fail === undefined || fail === main ? [] : [`, red from ${limit(fail)}`]),
    ...(warn === undefined || warn === main ? [] : [`, yellow from ${limit(warn)}`]),
  ].join('');
  return {
    type,
    ...(said.target === undefined ? {} : { target: said.target }),
    ...(Object.keys(bounds).length > 0 ? { bounds } : {}),
    ...(Object.keys(where).length > 0 ? { where } : {}),
    ...modifiedBy(said, { path, complaints }),
    title: `${title(main)}${more}${Object.keys(where).length > 0 ? ` ${writeFilters(where)}` : ''}`,
    at,
  };
}

/** Whether it would be red before it is yellow. A target is the yellow bound beside `fail`, and the red one of a share without. */
function isOutOfOrder(
  { target, warn, fail }: { target?: number; warn?: number; fail?: number },
  falls = false,
): boolean {
  const yellow = warn ?? target;
  const red = fail ?? (falls ? target : undefined);
  if (yellow === undefined || red === undefined) return false;
  return falls ? red > yellow : yellow > red;
}

/** What `abort_on_fail`, `grace` and `min_sample` say of a check. */
export function modifiedBy(
  { abort_on_fail: aborts = false, grace, min_sample: minSample }: Modified,
  { path, complaints }: { path: Path; complaints: Complaints },
): Pick<Check, 'abort' | 'minSample'> {
  if (grace !== undefined && !aborts) {
    const hint = 'add “abort_on_fail: true”, or remove this line';
    complaints.add([...path, 'grace'], '“grace” means nothing without “abort_on_fail”', hint, 'key');
  }
  return {
    ...(aborts ? { abort: { graceMs: grace ?? 0 } } : {}),
    ...(minSample === undefined ? {} : { minSample }),
  };
}
