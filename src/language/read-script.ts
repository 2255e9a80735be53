import { share } from '../model/index.ts';
import type { ScriptItem } from '../model/index.ts';
import { stepKinds, stepWords } from '../steps/index.ts';
import { describe } from './complaints.ts';
import type { Desk } from './desk.ts';
import { inChoices } from './in-choices.ts';
import type { Part } from './in-choices.ts';
import { MAX_STEPS } from './lengths.ts';
import { readAction } from './read-action.ts';
import { readStep } from './read-step.ts';
import { readStructure } from './read-structure.ts';
import { settingWords, stepOf, structureWords } from './step-words.ts';
import type { Path } from './yaml-file.ts';

/** Reads a list of steps; complains about everything in it that is none. */
export async function readSteps(value: unknown, path: Path, desk: Desk): Promise<ScriptItem[]> {
  const { complaints } = desk;
  const name = path.length > 0 ? `“${String(path.at(-1))}”` : 'the action';
  if (!Array.isArray(value) || value.length === 0) {
    const what = Array.isArray(value) || value === null ? 'has no steps' : 'must be a list of steps';
    complaints.add(path, `${name} ${what}`, `write lines such as “- ${stepKinds.click.example}”`);
    return [];
  }
  if (value.length > MAX_STEPS) {
    complaints.add(path, `${name} has ${value.length} steps`, `a journey has at most ${MAX_STEPS}`, 'key');
    return [];
  }
  const parts: Part[] = [];
  for (const [index, item] of value.entries()) {
    const part = await readItem(item, [...path, index], desk);
    if (part) parts.push(part);
  }
  return inChoices(parts);
}

/** Reads one item of a list of steps: a step, or several below something that is said of them. */
export async function readItem(item: unknown, path: Path, desk: Desk): Promise<Part | undefined> {
  const { complaints } = desk;
  if (typeof item === 'string' && stepOf(item) === item) {
    return partOf(await readStep({ word: item, path, beside: new Map() }, desk));
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    complaints.add(
      path,
      `a step is a word and what it acts on, but this is ${describe(item)}`,
      await hintFor(item, desk),
    );
    return undefined;
  }
  const group = item as Record<string, unknown>;
  const heads = Object.keys(group).filter((key) => stepOf(key) !== undefined || isStructure(key));
  const owner = ownerOf(heads);
  const settings = settingWords(stepOf(owner ?? '') ?? '');
  const other = heads.find((head) => head !== owner && !settings.includes(head));
  if (other !== undefined) {
    const message = `“${owner}” and “${other}” stand in one step`;
    complaints.add([...path, other], message, 'start each step with its own “- ”', 'key');
    return undefined;
  }
  if (owner === 'use' || owner === 'action') return readAction(owner, group, path, desk);
  const word = stepOf(owner ?? '');
  const stated = 'ratio' in group;
  // A ratio that makes no sense is in no sum.
  const read = stated ? (complaints.read(share, group['ratio'], [...path, 'ratio']) ?? Number.NaN) : 1;
  if (owner === undefined || word === undefined) {
    const items = await readStructure(owner, group, path, desk);
    return { share: read, stated, items };
  }
  const beside = Object.entries(group).filter(([key]) => key !== owner && key !== 'ratio');
  const step = await readStep(
    {
      word,
      path,
      given: { value: group[owner], path: [...path, owner] },
      beside: new Map(beside.map(([key, value]) => [key, { value, path: [...path, key] }])),
    },
    desk,
  );
  return { share: read, stated, items: step ? [step] : [] };
}

/** What to do about something that is no step. */
async function hintFor(item: unknown, { actions }: Desk): Promise<string> {
  const text = typeof item === 'string' ? item.trim() : '';
  if (text !== '' && (await actions.has(text))) return `write “- use: ${text}”`;
  const word = stepWords.find((one) => one === text.toLowerCase());
  return word ? `did you mean “${word}”?` : `for instance “- ${stepKinds.click.example}”`;
}

/** The word that says what an item is: of two, the one that has the other for a setting. */
function ownerOf(heads: readonly string[]): string | undefined {
  const owns = (head: string): boolean => {
    const settings = settingWords(stepOf(head) ?? '');
    return heads.every((other) => other === head || settings.includes(other));
  };
  return heads.find(owns) ?? heads[0];
}

function partOf(step: ScriptItem | undefined): Part | undefined {
  return step && { share: 1, stated: false, items: [step] };
}

function isStructure(word: string): boolean {
  return structureWords.some((structure) => structure === word);
}
