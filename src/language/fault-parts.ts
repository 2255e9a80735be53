import { faultKinds } from '../model/index.ts';
import type { FaultKindName, Plane } from '../model/index.ts';
import { choices } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { canonicalFault, faultForms, faultWrapper } from './fault-forms.ts';
import { resolveService } from './service-names.ts';
import type { Path } from './yaml-file.ts';

/** What is written of a fault, by canonical words, with the words that its author chose. */
export type Bag = Map<string, { word: string; value: unknown; path: Path }>;

/** What a scenario, or the file of a named fault, says of a fault; what was left out is absent. */
export interface FaultParts {
  kind?: FaultKindName;
  settings?: Record<string, unknown>;
  name?: string;
  service?: string;
  share?: number;
  persona?: string;
  step?: string;
  plane?: Plane;
  point?: string;
  /** Simulated ms. */
  at?: number;
  for?: number;
  every?: number;
}

/** Keys besides kinds. */
export const wrapperKeys = Object.keys(faultWrapper);

/** Puts what is written under a word into the bag, under the canonical one; complains where that is there already. */
export function put(bag: Bag, word: string, value: unknown, path: Path, complaints: Complaints): void {
  const canonical = canonicalFault(word, value);
  if (bag.has(canonical.key)) {
    complaints.add(path, `“${word}” says again what “${canonical.key}” says`, 'keep one', 'key');
  } else {
    bag.set(canonical.key, { word, value: canonical.value, path });
  }
}

/**
 * Reads what is in a bag; complains about words that mean nothing.
 * @param others names that could stand there too, for the nearest word.
 */
export function readParts(
  bag: Bag,
  services: readonly string[] | undefined,
  others: readonly string[],
  complaints: Complaints,
): FaultParts {
  const given = faultKinds.filter((kind) => bag.has(kind));
  for (const [key, { path }] of bag) {
    if (given.some((kind) => kind === key) || wrapperKeys.includes(key)) continue;
    complaints.unknown(given.length > 0 ? 'key' : 'fault', key, path, [
      ...faultKinds,
      ...others,
      ...wrapperKeys,
    ]);
  }
  const [kind, second] = given;
  if (second) {
    const path = bag.get(second)?.path ?? [];
    complaints.add(path, 'one fault does one thing', 'start each with its own “- ”', 'key');
  }
  const parts: Record<string, unknown> = {};
  for (const [key, form] of Object.entries(faultWrapper)) {
    const written = bag.get(key);
    const read = written && complaints.read<unknown>(form, written.value, written.path, written.word);
    if (read !== undefined) parts[key] = read;
  }
  const { service, ...rest } = parts;
  const named = bag.get('service');
  const found =
    named && typeof service === 'string' && resolveService(service, services, named.path, complaints);
  const written = kind && bag.get(kind);
  const settings = written && readSettings(kind, written, complaints);
  return {
    ...rest,
    ...(found ? { service: found } : {}),
    ...(kind ? { kind } : {}),
    ...(settings ? { settings } : {}),
  };
}

function readSettings(
  kind: FaultKindName,
  { word, value, path }: { word: string; value: unknown; path: Path },
  complaints: Complaints,
): Record<string, unknown> | undefined {
  const { short, shortForm, settings, example } = faultForms[kind];
  if (typeof value !== 'object' || value === null) {
    const read = complaints.read(shortForm, value, path, word);
    return read === undefined ? undefined : { [short]: read };
  }
  if (Array.isArray(value)) {
    complaints.add(
      path,
      `“${kind}” must be a group of settings or the short form, but is a list`,
      `write ${example}`,
    );
    return undefined;
  }
  return complaints.read(settings, value, path);
}

/** The hint for a fault that does not say what it does. */
export function kindsThereAre(names: readonly string[]): string {
  return choices('', [...faultKinds, ...names]) ?? '';
}
