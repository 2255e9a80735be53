import type { Scenario } from '../../../src/model/index.ts';

/** What a scenario says, without its text and the places in it. */
export function meaningOf({ text: _text, ...scenario }: Scenario): unknown {
  return withoutPlaces(scenario);
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const isPlace = (part: unknown): boolean => typeof part === 'object' && part !== null && 'column' in part;
  const kept = Object.entries(value).filter(([key, part]) => !(key === 'at' && isPlace(part)));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutPlaces(part)]));
}
