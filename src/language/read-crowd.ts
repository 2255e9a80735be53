import { choices, clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import type { Top } from './read-top.ts';
import type { World } from './world.ts';

/** Ids of the personas that a scenario names, by id or by role; empty where it names none. */
export function readCrowd({ said, written }: Top, { personas }: World, complaints: Complaints): string[] {
  const names = said.personas ?? [];
  if (!personas) return names;
  const words = [...new Set(personas.flatMap(({ id, role }) => (role === undefined ? [id] : [id, role])))];
  const crowd = new Set<string>();
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    const path = Array.isArray(written.personas?.value) ? ['personas', index] : ['personas'];
    const byId = personas.filter(({ id }) => id === name);
    const meant = byId.length > 0 ? byId : personas.filter(({ role }) => role === name);
    if (meant.length === 0) {
      const hint = choices(name, words) ?? 'write a file into personas/';
      complaints.add(path, `unknown persona “${clip(name)}”`, hint);
    } else if (seen.has(name)) {
      complaints.add(path, `the persona “${clip(name)}” is there twice`, 'keep one');
    }
    seen.add(name);
    for (const { id } of meant) crowd.add(id);
  }
  return [...crowd];
}
