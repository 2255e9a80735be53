import { basename } from 'node:path';
import type { Action, Step, StepKind } from '../model/index.ts';
import { clip, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { stepForms } from './step-forms.ts';
import { checkTemplates } from './template-names.ts';
import { findUpload } from './upload-file.ts';
import type { Path } from './yaml-file.ts';

/** Far more than any journey of a person through a form. */
const MAX_STEPS = 1_000;

const words = Object.keys(stepForms) as StepKind[];

/** Reads the list of steps; complains about every step that is not one. */
export async function readSteps(
  value: unknown,
  path: Path,
  world: { projectDir: string; scenarioFile: string; complaints: Complaints },
): Promise<Step[]> {
  const { complaints } = world;
  if (!Array.isArray(value) || value.length === 0) {
    const what = Array.isArray(value) || value === null ? 'has no steps' : 'must be a list of steps';
    complaints.add(path, `“${path.join('.')}” ${what}`, `write lines such as “- ${stepForms.click.example}”`);
    return [];
  }
  if (value.length > MAX_STEPS) {
    complaints.add(
      path,
      `“${path.join('.')}” has ${value.length} steps`,
      `a journey has at most ${MAX_STEPS}`,
      'key',
    );
    return [];
  }
  const steps: Step[] = [];
  const taken = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const here = [...path, index];
    const action = readAction(item, here, complaints);
    if (!action) continue;
    const kindPath = [...here, action.kind];
    for (const text of textsOf(action, kindPath)) checkTemplates(text.text, text.path, complaints);
    if (action.kind === 'upload') {
      const found = await findUpload(action.file, world.projectDir, world.scenarioFile);
      if ('message' in found) {
        complaints.add([...kindPath, 'path'], found.message, found.hint);
        continue;
      }
      action.file = found.file;
    }
    const title = titleOf(action);
    const times = (taken.get(title) ?? 0) + 1;
    taken.set(title, times);
    steps.push({ ...action, title: times > 1 ? `${title} (${times})` : title, at: complaints.at(kindPath) });
  }
  return steps;
}

function readAction(item: unknown, path: Path, complaints: Complaints): Action | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    const hint = `for instance “- ${stepForms.click.example}”`;
    complaints.add(path, `a step is a word and what it acts on, but this is ${describe(item)}`, hint);
    return undefined;
  }
  const keys = Object.keys(item);
  const kind = keys.map((key) => words.find((word) => word === key)).find((word) => word !== undefined);
  for (const key of keys) {
    if (key === kind) continue;
    const here = [...path, key];
    if (!kind) {
      complaints.unknown('step', key, here, words);
    } else if (words.some((word) => word === key)) {
      complaints.add(
        here,
        `“${kind}” and “${key}” stand in one step`,
        'start each step with its own “- ”',
        'key',
      );
    } else {
      complaints.add(
        here,
        `“${key}” does not belong here`,
        `indent it below “${kind}:”, two spaces further`,
        'key',
      );
    }
  }
  if (!kind) {
    if (keys.length === 0)
      complaints.add(path, 'this step is empty', `for instance “- ${stepForms.click.example}”`);
    return undefined;
  }
  // A step whose keys slipped out of it: that was said; that it is empty now is noise.
  const given = (item as Record<string, unknown>)[kind];
  if (given === null && keys.length > 1) return undefined;
  return stepForms[kind].read(given, [...path, kind], complaints);
}

/** The texts of an action that may hold templates, and where they are written. */
function textsOf(action: Action, path: Path): { text: string; path: Path }[] {
  switch (action.kind) {
    case 'visit':
      return [{ text: action.path, path }];
    case 'click':
      return [{ text: action.control, path }];
    case 'fill':
      return [
        { text: action.control, path: [...path, 'field'] },
        { text: action.value, path: [...path, 'value'] },
      ];
    case 'upload':
      return action.control === undefined ? [] : [{ text: action.control, path: [...path, 'to'] }];
    case 'expect':
      return [
        ...(action.page === undefined ? [] : [{ text: action.page, path: [...path, 'page'] }]),
        ...(action.text === undefined ? [] : [{ text: action.text, path: [...path, 'text'] }]),
      ];
  }
}

function titleOf(action: Action): string {
  switch (action.kind) {
    case 'visit':
      return `visit ${clip(action.path)}`;
    case 'click':
      return `click ${clip(action.control)}`;
    case 'fill':
      return `fill ${clip(action.control)}`;
    case 'upload':
      return `upload ${clip(basename(action.file))}`;
    case 'expect': {
      const parts = [
        action.page === undefined ? '' : `page ${clip(action.page)}`,
        action.text === undefined ? '' : `“${clip(action.text)}”`,
        action.status === undefined ? '' : `status ${action.status}`,
      ];
      return `expect ${parts.filter(Boolean).join(', ')}`;
    }
  }
}
