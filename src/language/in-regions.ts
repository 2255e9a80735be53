import type { ScriptItem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { regions } from './step-options.ts';
import type { Path } from './yaml-file.ts';

/** The items in the regions of the page that `within` names beside them, the outermost first. */
export function inRegions(
  items: readonly ScriptItem[],
  group: Readonly<Record<string, unknown>>,
  path: Path,
  { complaints, texts }: Desk,
): readonly ScriptItem[] {
  if (!('within' in group)) return items;
  const here = [...path, 'within'];
  const names = complaints.read(regions, group['within'], here) ?? [];
  return names.reduceRight<readonly ScriptItem[]>((inner, region, index) => {
    const item: ScriptItem = { item: 'within', region, items: inner };
    const at = Array.isArray(group['within']) ? [...here, index] : here;
    texts.set(item, { complaints, values: [{ value: region, path: at }] });
    return [item];
  }, items);
}
