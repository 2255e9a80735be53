import type { Json } from '../../model/index.ts';

const EVERY = '*';

/**
 * JSON with another value at a path; what is not there stays away: `items.*.price` of a text is the text.
 * @param value undefined takes the field away.
 */
export function withField(json: Json, path: string, value: Json | undefined): Json {
  return changed(json, path.split('.'), value);
}

function changed(json: Json, [name = '', ...rest]: readonly string[], value: Json | undefined): Json {
  if (typeof json !== 'object' || json === null) return json;
  const after = (inner: Json): Json | undefined => (rest.length === 0 ? value : changed(inner, rest, value));
  if (isList(json)) {
    return json.flatMap((inner, index) => {
      if (name !== EVERY && name !== String(index)) return [inner];
      const next = after(inner);
      return next === undefined ? [] : [next];
    });
  }
  const entries = Object.entries(json).flatMap(([key, inner]): [string, Json][] => {
    if (name !== EVERY && key !== name) return [[key, inner]];
    const next = after(inner);
    return next === undefined ? [] : [[key, next]];
  });
  return Object.fromEntries(entries);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
