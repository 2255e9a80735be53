import { isDeepStrictEqual } from 'node:util';
import { BadInput } from '../../model/index.ts';
import type { Scenario } from '../../model/index.ts';
import { readScenario } from '../load-scenario.ts';
import { readSource } from '../source.ts';
import type { World } from '../world.ts';
import { actionsOf } from './own-actions.ts';
import { remarksOf } from './remarks.ts';
import { writeScenario } from './scenario.ts';

/** A scenario file and its canonical form. */
export interface Formatted {
  /** Absolute path. */
  file: string;
  /** As a person calls it. */
  shown: string;
  before: string;
  after: string;
}

/**
 * The canonical form of a scenario file. It is read again before anybody gets it: it means the same to the letter, and
 * has every comment. The file itself is left alone.
 * @param world without personas and services, their names are kept as they are written.
 * @throws BadInput when the file is no scenario, and when its canonical form would not say the same.
 */
export async function formatScenario(path: string, world: World): Promise<Formatted> {
  const { file, shown, text: before } = await readSource(path, 'scenario');
  const scenario = await readScenario({ text: before, file }, world);
  const { note: _note, ...quiet } = world;
  const actions = await actionsOf(scenario, quiet);
  const text = writeScenario(scenario, { projectDir: world.projectDir, actions });
  // Lines end as they did: a system that wants them in its own way wants them so in every file.
  const after = before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  const said = { ...meaningOf(scenario), actions: withoutPlaces(actions) };
  if (isDeepStrictEqual(await readAgain(after, file, quiet), said) && hasCommentsOf(before, after)) {
    return { file, shown, before, after };
  }
  throw new BadInput([
    {
      message: `could not write ${shown} in its canonical form, because it would not say the same any more`,
      hint: 'the file was left as it is; this is a defect of esr fmt: please report it with the file',
    },
  ]);
}

/** Everything that a text says; undefined where it is no scenario. */
async function readAgain(text: string, file: string, world: World): Promise<unknown> {
  try {
    const scenario = await readScenario({ text, file }, world);
    return { ...meaningOf(scenario), actions: withoutPlaces(await actionsOf(scenario, world)) };
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

/** Everything but the text itself and the places in it. */
function meaningOf({ text: _text, ...scenario }: Scenario): object {
  return withoutPlaces(scenario) as object;
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => key !== 'at' || !isPlace(part));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutPlaces(part)]));
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
}

function hasCommentsOf(before: string, after: string): boolean {
  const comments = (text: string): string[] =>
    remarksOf(text)
      .map((remark) => remark.text)
      .filter(Boolean)
      .toSorted();
  return isDeepStrictEqual(comments(before), comments(after));
}
