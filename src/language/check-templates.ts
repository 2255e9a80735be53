import { templateNames } from '../model/index.ts';
import type { ScriptItem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { checkTemplates } from './template-names.ts';
import type { Path } from './yaml-file.ts';

/**
 * Complains about templates of a script that name nothing. What a step captured can be named by those after it, in the
 * order of the script.
 * @param captured names that are known before, and those that are found.
 */
export function checkScript(
  items: readonly ScriptItem[],
  captured: Set<string>,
  desk: Pick<Desk, 'texts'>,
): void {
  for (const item of items) {
    const written = desk.texts.get(item);
    const found = (written?.values ?? []).flatMap(({ value, path }) => textsIn(value, path));
    const names = [...templateNames, ...captured];
    if (written) for (const { text, path } of found) checkTemplates(text, path, written.complaints, names);
    if (item.item === 'choose') for (const option of item.options) checkScript(option.items, captured, desk);
    else if (item.item !== 'step') checkScript(item.items, captured, desk);
    else for (const { name } of item.capture ?? []) captured.add(`steps.${item.as}.${name}`);
  }
}

/** Every text in a value, and where it is written. */
function textsIn(value: unknown, path: Path): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inner.flatMap(([key, one]) => textsIn(one, [...path, key]));
}
