import type { Readings } from './readings/index.ts';

/** Figures that the author of a scenario computes, by name; `why` there is none where there is none. */
export type OwnFigures = Readonly<Record<string, { value: number } | { why: string }>>;

/** What a run says about one of them; undefined of a name that nobody computes. */
export function ownReadings(name: string, own: OwnFigures): Readings | undefined {
  const found = Object.hasOwn(own, name) ? own[name] : undefined;
  if (!found) return undefined;
  if ('why' in found) return { readings: [], nothing: found.why };
  return { readings: [{ value: found.value, n: Infinity, over: '' }], nothing: '' };
}
