import type { ScriptItem } from '../model/index.ts';
import { titleOf } from '../steps/index.ts';
import { checkScript } from './check-templates.ts';
import { choices, clip } from './complaints.ts';
import type { Desk } from './desk.ts';
import { lengthOf, MAX_STEPS } from './lengths.ts';
import { itemsOf } from './read-action.ts';
import type { Written } from './read-top.ts';

/**
 * Reads the script of a scenario and its named actions, also those that nobody uses; a scenario without a script does
 * what the target is for.
 * @param elsewhere names of what other scripts capture: an action may be theirs.
 */
export async function readWholeScript(
  written: Written | undefined,
  desk: Desk,
  elsewhere: ReadonlySet<string> = new Set(),
): Promise<ScriptItem[]> {
  const { complaints, actions } = desk;
  const script = written ? await desk.steps(written.value, written.path, desk) : await journey(desk);
  for (const action of actions.own) await itemsOf(action, action.path, desk);

  const length = lengthOf(script);
  if (length > MAX_STEPS) {
    const message = `“${String(written?.path[0])}” has ${length.toLocaleString('en-US')} steps when it is written out`;
    complaints.add(written?.path ?? [], message, `a journey has at most ${MAX_STEPS}`, 'key');
    return script;
  }
  const captured = new Set<string>();
  checkScript(script, captured, desk);
  const anywhere = new Set([...captured, ...elsewhere]);
  for (const { items } of actions.own) checkScript(items ?? [], anywhere, desk);
  return script;
}

async function journey({ complaints, actions, world, ...rest }: Desk): Promise<ScriptItem[]> {
  const name = world.journey;
  const hint = 'to let them do something else, write “script:” and its steps below';
  if (name === undefined) {
    complaints.note([], 'the scenario has no “script”: its citizens visit the first page', hint, 'key');
    const settings = { path: '/' };
    return [{ item: 'step', kind: 'visit', settings, title: titleOf('visit', settings) }];
  }
  const action = await actions.find(name);
  if (!action) {
    const what = `the scenario has no “script”, and there is no action “${clip(name)}”, the journey of the target`;
    complaints.add(
      [],
      what,
      choices(name, await actions.names()) ?? 'write its steps into fixtures/actions/',
      'key',
    );
    return [];
  }
  complaints.note(
    [],
    `the scenario has no “script”: its citizens do the target’s journey “${action.name}”`,
    hint,
    'key',
  );
  const items = await itemsOf(action, [], { complaints, actions, world, ...rest });
  return [{ item: 'use', action: action.name, items }];
}
