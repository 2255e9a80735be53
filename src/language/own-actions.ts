import { describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { MAX_STEPS } from './lengths.ts';
import type { NamedAction } from './named-actions.ts';
import { bareName } from './names.ts';
import type { Written } from './read-top.ts';

/** The named actions that a scenario has of its own, not read yet. */
export function ownActions(
  written: Written | undefined,
  complaints: Complaints,
  folder: string,
): NamedAction[] {
  if (!written || written.value === null) return [];
  const { value, path } = written;
  if (typeof value !== 'object' || Array.isArray(value)) {
    const hint = 'write “login:” and its steps below';
    complaints.add(path, `“actions” must be names with steps below, but is ${describe(value)}`, hint);
    return [];
  }
  const entries = Object.entries(value);
  if (entries.length > MAX_STEPS) {
    complaints.add(
      path,
      `“actions” has ${entries.length} names`,
      `a scenario has at most ${MAX_STEPS}`,
      'key',
    );
  }
  const actions = new Map<string, NamedAction>();
  for (const [name, steps] of entries.slice(0, MAX_STEPS)) {
    const here = [...path, name];
    const twin = actions.get(bareName(name));
    if (twin) complaints.add(here, `“${name}” and “${twin.name}” are the same name`, 'rename one', 'key');
    else actions.set(bareName(name), { name, value: steps, path: here, complaints, folder });
  }
  return [...actions.values()];
}
