import type { Scenario, ScriptItem } from '../../model/index.ts';
import { readScenario } from '../load-scenario.ts';
import { readYaml } from '../open-yaml.ts';
import { sourceOf } from '../source.ts';
import { topKeys } from '../top-keys.ts';
import type { World } from '../world.ts';
import { placesOf } from './places.ts';
import { ownActionsOf } from './script.ts';
import type { WrittenAction } from './script.ts';

/**
 * The named actions of a scenario's own, in the order of its file. A scenario knows those only that it uses: to have
 * the others too, it is read once more with a use of each at its end.
 */
export async function actionsOf(scenario: Scenario, world: World): Promise<WrittenAction[]> {
  const { text } = scenario;
  const file = scenario.file === '' ? {} : { file: scenario.file };
  const { data } = readYaml(sourceOf(text, file.file, 'scenario'), 'scenario', 'group');
  const written = data[topKeys.actions[0].words[0]];
  const names = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  const used = new Map(
    ownActionsOf(scenario, placesOf(scenario, world.projectDir)).map((action) => [action.name, action]),
  );
  const unused = names.filter((name) => !used.has(name));
  if (unused.length > 0) {
    const key = topKeys.script[0].words.find((word) => word in data) ?? topKeys.script[0].words[0];
    const script: unknown = data[key] ?? [];
    const uses = unused.map((name) => ({ use: name }));
    const longer = { ...data, [key]: [...(Array.isArray(script) ? (script as unknown[]) : []), ...uses] };
    const read = await readScenario({ ...file, text: JSON.stringify(longer) }, world);
    for (const item of read.script.slice(-unused.length)) {
      if (item.item === 'use') used.set(item.action, { name: item.action, items: withoutPlaces(item.items) });
    }
  }
  return names.flatMap((name) => used.get(name) ?? []);
}

/** Places in a text that nobody wrote are none. */
function withoutPlaces(items: readonly ScriptItem[]): ScriptItem[] {
  return items.map((item): ScriptItem => {
    if (item.item === 'step') {
      const { at: _at, ...step } = item;
      return step;
    }
    if (item.item === 'choose') {
      const options = item.options.map((option) => ({ ...option, items: withoutPlaces(option.items) }));
      return { ...item, options };
    }
    return { ...item, items: withoutPlaces(item.items) };
  });
}
