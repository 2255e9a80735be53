import { filterKeys, isStepCalled, parseDuration, writeDuration } from '../model/index.ts';
import type { FilterKey, Filters } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import { groupsOf } from './check-scope.ts';
import type { CheckScope } from './check-scope.ts';

/** Why something cannot be read, and what to write instead. */
export interface Trouble {
  message: string;
  hint: string | undefined;
}

/** Whether reading gave trouble instead of what was to be read. */
export function isTrouble(read: object): read is Trouble {
  return 'message' in read;
}

const PAIR = /^\s*([A-Za-z_][\w-]*)\s*[=:]\s*("[^"]*"|'[^']*'|[^,"'{}]+?)\s*(?:,|$)/;
const EXAMPLE = 'write it as latency_p95_ms{service="grants", from="2m"} < 800';

/**
 * Reads what stands between the braces of `latency_p95_ms{service="grants", step: click Submit}`.
 * @param allowed by what this figure can be narrowed down.
 */
export function readFilters(
  text: string,
  allowed: readonly FilterKey[],
  scope: CheckScope,
): Filters | Trouble {
  const said: Record<string, string> = {};
  let rest = text;
  while (rest.trim() !== '') {
    const [whole, key = '', value = ''] = PAIR.exec(rest) ?? [];
    if (whole === undefined) return { message: `“${clip(rest.trim())}” is no filter`, hint: EXAMPLE };
    if (Object.hasOwn(said, key)) return { message: `“${key}” is there twice`, hint: 'keep one' };
    said[key] = /^["']/.test(value) ? value.slice(1, -1) : value.trim();
    rest = rest.slice(whole.length);
  }
  return filtersOf(said, allowed, scope);
}

/** Reads filters by their words; each is looked up in what there is. */
export function filtersOf(
  said: Readonly<Record<string, string>>,
  allowed: readonly FilterKey[],
  scope: CheckScope,
): Filters | Trouble {
  const where: Filters = {};
  for (const [word, value] of Object.entries(said)) {
    const key = filterKeys.find((one) => one === word);
    const kinds = (groupsOf(scope) ?? []).map(({ by }) => by);
    // {language="Spanish"} is {group="language: Spanish"}.
    const read =
      !key && kinds.includes(word) && allowed.includes('group')
        ? readOne('group', `${word}: ${value}`, scope)
        : key && allowed.includes(key)
          ? readOne(key, value, scope)
          : {
              message: key ? `this figure knows no “${key}”` : `unknown filter “${clip(word)}”`,
              hint: choices(word, allowed),
            };
    if (isTrouble(read)) return read;
    Object.assign(where, read);
  }
  const { from, to } = where;
  if (from !== undefined && to !== undefined && from >= to) {
    return { message: '“to” must come after “from”', hint: 'write it as from="2m", to="5m"' };
  }
  return where;
}

/** `{service="grants", from="2m"}`; nothing where there are none. */
export function writeFilters(where: Filters): string {
  const parts = filterKeys.flatMap((key) => {
    const value = where[key];
    if (value === undefined) return [];
    const text = typeof value === 'number' ? String(writeDuration(value)) : value;
    return [text.includes('"') ? `${key}='${text}'` : `${key}="${text}"`];
  });
  return parts.length === 0 ? '' : `{${parts.join(', ')}}`;
}

function readOne(key: FilterKey, value: string, scope: CheckScope): Filters | Trouble {
  switch (key) {
    case 'from':
    case 'to': {
      const ms = value === '0' ? 0 : parseDuration(value);
      const hint = 'write it as 90s or 2m';
      return ms === undefined
        ? { message: `“${key}” must be a moment, but is “${clip(value)}”`, hint }
        : { [key]: ms };
    }
    case 'touch':
      if (value === 'clean' || value === 'faulted') return { touch: value };
      return { message: `unknown touch “${clip(value)}”`, hint: choices(value, ['clean', 'faulted']) };
    case 'step':
      return known(key, value, scope.steps, (steps) => ({
        found: steps.some((one) => isStepCalled(one, value)),
        names: steps.map(({ title }) => title),
      }));
    case 'service':
      return known(key, value, scope.services, (names) => ({ found: names.includes(value), names }));
    case 'persona': {
      const ids = scope.personas?.map(({ id }) => id);
      return known(key, value, ids, (names) => ({ found: names.includes(value), names }));
    }
    case 'by': {
      const kinds = groupsOf(scope)?.map(({ by }) => by);
      return known('by', value, kinds && [...new Set(kinds)], (names) => ({
        found: names.includes(value),
        names,
      }));
    }
    case 'group':
      return readGroup(value, scope);
  }
}

/** `language: Spanish`, `language=Spanish`, or `Spanish` where only one kind of group has it. */
function readGroup(value: string, scope: CheckScope): Filters | Trouble {
  const groups = groupsOf(scope);
  const written = value.replace(/^\s*([^:=]+?)\s*[:=]\s*/, '$1: ').trim();
  if (!groups) return { group: written };
  const whole = groups.map(({ by, name }) => `${by}: ${name}`);
  const alike = groups.filter(({ name }) => name === written).map(({ by, name }) => `${by}: ${name}`);
  const [only] = alike;
  if (whole.includes(written)) return { group: written };
  if (only !== undefined && alike.length === 1) return { group: only };
  return {
    message: `unknown group “${clip(value)}”`,
    hint: choices(written, alike.length > 1 ? alike : whole),
  };
}

function known<T>(
  key: FilterKey,
  value: string,
  all: readonly T[] | undefined,
  look: (all: readonly T[]) => { found: boolean; names: readonly string[] },
): Filters | Trouble {
  if (!all) return { [key]: value };
  const { found, names } = look(all);
  const what = key === 'by' ? 'kind of group' : key;
  return found
    ? { [key]: value }
    : { message: `unknown ${what} “${clip(value)}”`, hint: choices(value, names) };
}
