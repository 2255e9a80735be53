import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTarget } from '../../language/index.ts';
import { BadInput, revisionInWords } from '../../model/index.ts';
import { prepareCheckout, type Trees } from '../checkout/index.ts';
import { problemsIn, targetFileOf } from '../guard-files.ts';
import { runsAlready, type Branches } from './branches.ts';
import type { Both, DiffHooks, DiffOptions, ReadySide } from './sides.ts';

/**
 * Checks out the sides that are a branch, and prepares them as the target's file says.
 * @param trees takes the checkouts.
 * @throws BadInput when git, the target's file of a branch, or preparing fails; the reason of the signal.
 */
export async function checkOut(
  { plan, target, targetName, place, revisions }: Branches,
  { a, b, projectDir }: DiffOptions,
  { trees, signal, hooks }: { trees: Trees; signal: AbortSignal; hooks: DiffHooks },
): Promise<Both<ReadySide>> {
  const [one, two] = [
    { side: 'a', options: a, revision: revisions[0] },
    { side: 'b', options: b, revision: revisions[1] },
  ] as const;
  const ready = async ({ side, options, revision }: typeof one | typeof two): Promise<Checkout> => {
    const name = `side ${side.toUpperCase()}, ${revisionInWords(revision)}`;
    const { targetArgs = [] } = options;
    const own = { ...plan, revision, ...(targetArgs.length > 0 ? { targetArgs: [...targetArgs] } : {}) };
    if (revision.ref === undefined) return { side, name, plan: own, target };
    hooks.readying?.(`checking out ${name}`);
    const dir = join(await trees.add(side, revision.commit, signal), place);
    const theirs = await targetIn(dir, { projectDir, targetName, name, testValues: plan.testValues ?? [] });
    // A branch of before this key was written can be prepared all the same.
    const prepare = theirs.start.prepare ?? target.start.prepare ?? [];
    return { side, name, plan: own, target: theirs, dir, prepare };
  };
  // Both first: what is wrong with a target's file is known before anybody waits for what preparing takes.
  const sides = [await ready(one), await ready(two)] as const;
  for (const { side, name, dir, prepare } of sides) {
    if (dir === undefined || prepare === undefined) continue;
    const said = prepare.map((command) => command.join(' ')).join(' && ');
    hooks.readying?.(said === '' ? await asItIs(name, dir, projectDir) : `preparing ${name}: ${said}`);
    await prepareCheckout(prepare, { dir, name, log: trees.log(side), projectDir }, signal);
  }
  trees.forgetLogs();
  return sides;
}

interface Checkout extends ReadySide {
  side: 'a' | 'b';
  name: string;
  dir?: string;
  prepare?: string[][];
}

/** The target as the file of a branch has it, where it has one: what starts there is for that code to say. */
async function targetIn(
  dir: string,
  here: { projectDir: string; targetName: string; name: string; testValues: readonly string[] },
): Promise<Branches['target']> {
  const { projectDir, targetName, name, testValues } = here;
  const [file] = [...(await targetFileOf(targetName, dir)), ...(await targetFileOf(targetName, projectDir))];
  const target = await loadTarget(file ?? targetName, dir);
  const problems = await problemsIn(file === undefined ? [] : [file], testValues, { isTarget: true });
  const { start } = target;
  if (start && problems.length === 0) return { ...target, start };
  throw new BadInput([...problems, ...(start ? [] : [runsAlready(target, `${targetName}” of “${name}`)])]);
}

/** What somebody has to know of a checkout that nothing prepares. */
async function asItIs(name: string, dir: string, projectDir: string): Promise<string> {
  const said = `${name} is flown as git has it: the target’s file has no “prepare”`;
  const differs = await lockThatDiffers(dir, projectDir);
  const has = (folder: string): boolean => existsSync(join(folder, 'node_modules'));
  if (differs === undefined || has(dir) || !has(projectDir)) return said;
  return `${said}; its ${differs} is not the one that stands here, and it finds the node_modules of the working copy`;
}

const LOCKS = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'];

async function lockThatDiffers(dir: string, projectDir: string): Promise<string | undefined> {
  for (const lock of LOCKS) {
    const [theirs, ours] = await Promise.all(
      [dir, projectDir].map((folder) => readFile(join(folder, lock), 'utf8').catch(() => undefined)),
    );
    if (theirs !== ours) return lock;
  }
  return undefined;
}
