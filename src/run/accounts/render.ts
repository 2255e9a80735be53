import { parseTemplate, renderTemplate, type Json } from '../../model/index.ts';
import { Refused } from './provider.ts';
import type { Person } from './person.ts';

const CITIZEN = 'citizen.';

/** Names of the citizens' fields that a value's templates need: `username` for `{{ citizen.username }}`. */
export function fieldsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') {
    return parseTemplate(value).flatMap((part) =>
      'name' in part && part.name.startsWith(CITIZEN) ? [part.name.slice(CITIZEN.length)] : [],
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => fieldsIn(one));
}

/** What templates stand for, for one account. @throws Refused for what is not known of it. */
export function lookupFor({ values }: Person, id: string | undefined): (name: string) => string {
  return (name) => {
    const found = name === 'account.id' ? id : values[name.slice(CITIZEN.length)];
    if (found !== undefined) return found;
    throw new Refused(
      `“{{ ${name} }}” is not known of it`,
      name === 'account.id'
        ? 'take accounts away by their name: only who creates one learns its id'
        : 'it was made before the target’s file named this; take it away by hand',
    );
  };
}

/** A value with its templates filled in; a text that is nothing but `{{ accounts }}` becomes the list. */
export function filled(value: Json, lookup: (name: string) => string, list?: readonly Json[]): Json {
  if (typeof value === 'string') {
    if (list && /^\s*\{\{\s*accounts\s*\}\}\s*$/.test(value)) return list;
    return renderTemplate(value, lookup);
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => filled(one, lookup, list));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([key, one]) => [
      key,
      filled(one, lookup, list),
    ]),
  );
}

/** What stands at `data.id` of an answer in JSON; undefined where nothing does. */
export function valueAt(text: string, path: string): string | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
