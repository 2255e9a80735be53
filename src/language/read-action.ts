import { share, text } from '../model/index.ts';
import type { ScriptItem } from '../model/index.ts';
import { stepWords } from '../steps/index.ts';
import { choices, clip } from './complaints.ts';
import type { Desk } from './desk.ts';
import type { Bag } from './fault-parts.ts';
import type { Part } from './in-choices.ts';
import { inRegions } from './in-regions.ts';
import { lengthOf, MAX_STEPS } from './lengths.ts';
import type { NamedAction } from './named-actions.ts';
import { fileNameOf, sameName } from './names.ts';
import { readStep } from './read-step.ts';
import { otherStepWords, stepOf } from './step-words.ts';
import type { Path } from './yaml-file.ts';

/** Actions that use actions that use actions: nobody can follow further. */
const DEEPEST = 16;

/**
 * Reads `use: login` and `{ action: "PAY", ratio: 0.98 }`. The name is, whatever its case and separators, an action of
 * the scenario, one of fixtures/actions, a step, or a fault with the moment it begins; the first of these there is.
 */
export async function readAction(
  head: 'use' | 'action',
  group: Readonly<Record<string, unknown>>,
  path: Path,
  desk: Desk,
): Promise<Part | undefined> {
  const { complaints, actions, faults } = desk;
  const here = [...path, head];
  const name = complaints.read(text, group[head], here);
  if (name === undefined) return undefined;
  const beside: Bag = new Map();
  for (const [key, value] of Object.entries(group))
    if (key !== head) beside.set(key, { word: key, value, path: [...path, key] });

  const isAction = await actions.has(name);
  const step = stepNamed(name);
  if (!isAction && (await faults.has(name)) && (step === undefined || beside.has('at'))) {
    await readFault(name, beside, here, desk);
    return undefined;
  }
  const ratio = beside.get('ratio');
  beside.delete('ratio');
  const read = ratio ? (complaints.read(share, ratio.value, ratio.path) ?? Number.NaN) : 1;
  const part = (items: readonly ScriptItem[]): Part => ({ share: read, stated: ratio !== undefined, items });
  if (isAction) {
    for (const [key, { path: at }] of beside) {
      if (key === 'within') continue;
      const hint = 'an action has its steps; say it there, or give it a name of its own';
      complaints.add(at, `“${key}” says nothing to the action “${clip(name)}”`, hint, 'key');
    }
    return part(inRegions(await use(name, here, desk), group, path, desk));
  }
  if (step !== undefined) {
    const item = await readStep({ word: step, path: here, beside }, desk);
    return part(item ? [item] : []);
  }
  const known = [...(await actions.names()), ...stepWords, ...(await faults.names())];
  const where = `write its steps into fixtures/actions/${fileNameOf(name)}.yml, or below “actions:”`;
  const near = choices(name, known);
  const hint = near?.startsWith('did you mean') ? `${near}; else ${where}` : where;
  complaints.add(here, `there is no action “${clip(name)}”`, hint);
  return part([]);
}

async function use(name: string, path: Path, desk: Desk): Promise<ScriptItem[]> {
  const action = await desk.actions.find(name);
  const items = action ? await itemsOf(action, path, desk) : [];
  return action && items.length > 0 ? [{ item: 'use', action: action.name, items }] : [];
}

/** The steps of an action, read once; none where something is wrong with it. */
export async function itemsOf(action: NamedAction, path: Path, desk: Desk): Promise<readonly ScriptItem[]> {
  if (action.items) return action.items;
  const { complaints, actions } = desk;
  const { underWay } = actions;
  const first = underWay.indexOf(action);
  if (first >= 0 || underWay.length >= DEEPEST) {
    const names = [...underWay.slice(Math.max(0, first)), action].map((one) => clip(one.name, 30));
    const message = first >= 0 ? 'this action uses itself' : 'these actions use each other too deeply';
    complaints.add(path, `${message}: ${names.join(' → ')}`, 'write the steps out in one of them');
    return [];
  }
  underWay.push(action);
  const { rounds: _none, ...rest } = desk;
  const inner: Desk = { ...rest, complaints: action.complaints, folder: action.folder, outermost: false };
  const items = await desk.steps(action.value, action.path, inner);
  underWay.pop();
  const length = lengthOf(items);
  if (length > MAX_STEPS) {
    const message = `the action “${clip(action.name)}” has ${length.toLocaleString('en-US')} steps when it is written out`;
    action.complaints.add(action.path, message, `a journey has at most ${MAX_STEPS}`);
  }
  action.items = length > MAX_STEPS || length === 0 ? [] : items;
  return action.items;
}

async function readFault(name: string, beside: Bag, path: Path, desk: Desk): Promise<void> {
  const { complaints, faults, outermost } = desk;
  if (!outermost) {
    const hint = 'write it into the outermost list of steps, or below “faults:”';
    complaints.add(
      path,
      `the fault “${clip(name)}” happens to everybody, not as a part of these steps`,
      hint,
    );
  } else if (beside.has('at')) {
    await faults.readNamed(name, beside, path);
  } else {
    complaints.add(
      path,
      `“${clip(name)}” is a fault, and does not say when it begins`,
      'write “at: 15m” beside it',
    );
  }
}

function stepNamed(name: string): string | undefined {
  const word = [...stepWords, ...otherStepWords].find((one) => sameName(one, name));
  return word === undefined ? undefined : stepOf(word);
}
