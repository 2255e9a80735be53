import {
  BadInput,
  revisionInWords,
  type Plan,
  type Problem,
  type Revision,
  type Target,
} from '../../model/index.ts';
import { commitOf, placeInRepository, workingCopy } from '../checkout/index.ts';
import { defaultTarget, planRehearsal } from '../prepare.ts';
import type { Both, DiffOptions, SideOptions } from './sides.ts';

/** What is known of a comparison of branches before anything is checked out. */
export interface Branches {
  /** Of the scenario as it stands here, for both sides. */
  plan: Plan;
  /** The target as it stands here. */
  target: Target & Required<Pick<Target, 'start'>>;
  targetName: string;
  /** Where the project stands in the repository. */
  place: string;
  revisions: Both<Revision>;
}

/**
 * Reads the scenario and the target, and finds the commits of both sides.
 * @throws BadInput with everything that will not do, in one go; nothing was made then.
 */
export async function findBranches({ a, b, ...options }: DiffOptions): Promise<Branches> {
  const { projectDir } = options;
  const named = a.target ?? b.target;
  const targetName = named ?? (await defaultTarget(projectDir));
  const problems: Problem[] = [];
  const heard = (error: unknown): undefined => {
    if (!(error instanceof BadInput)) throw error;
    problems.push(...error.problems);
  };
  const planned = await planRehearsal({
    ...options,
    ...(named === undefined ? {} : { target: named }),
  }).catch(heard);
  if (a.target !== undefined && b.target !== undefined && a.target !== b.target)
    problems.push(twoTargets(a.target, b.target));
  if (planned && !planned.target.start) problems.push(runsAlready(planned.target, targetName));
  const found = await commitsOf([a, b], projectDir).catch(heard);
  for (const side of found?.sides ?? []) if ('problem' in side) problems.push(side.problem);
  const revisions = found?.sides.flatMap((side) => ('revision' in side ? [side.revision] : [])) ?? [];
  const [left, right] = revisions;
  if (left && right && isSame(left, right) && argsOf(a) === argsOf(b)) problems.push(sameCommit(left, right));
  const { target, plan } = planned ?? {};
  const { start } = target ?? {};
  if (problems.length > 0 || !plan || !target || !start || !found || !left || !right)
    throw new BadInput(problems);
  return { plan, target: { ...target, start }, targetName, place: found.place, revisions: [left, right] };
}

async function commitsOf(
  sides: Both<SideOptions>,
  projectDir: string,
): Promise<{ place: string; sides: ({ revision: Revision } | { problem: Problem })[] }> {
  const place = await placeInRepository(projectDir);
  const found = sides.map(async ({ ref }) => {
    if (ref === undefined) return { revision: await workingCopy(projectDir) };
    const one = await commitOf(ref, { projectDir, place });
    return 'problem' in one ? one : { revision: { ref, ...one } };
  });
  return { place, sides: await Promise.all(found) };
}

/** A working copy is never the same as a commit: what git does not know is in it. */
function isSame(a: Revision, b: Revision): boolean {
  return a.ref !== undefined && b.ref !== undefined && a.commit === b.commit;
}

function argsOf({ targetArgs = [] }: SideOptions): string {
  return targetArgs.join(' ');
}

function sameCommit(a: Revision, b: Revision): Problem {
  return {
    message: `could not compare, because both sides are the same commit: ${revisionInWords(a)} and ${revisionInWords(b)}`,
    hint: 'leave --b-ref out to fly the working copy as it is; or fly the scenario twice and compare the two runs, to see what chance does',
  };
}

function twoTargets(a: string, b: string): Problem {
  return {
    message: `could not compare, because two branches are compared as one target, and two were named: “${a}” and “${b}”`,
    hint: 'name the target that both branches have, or none; without --a-ref and --b-ref two targets are compared',
  };
}

/** A target that is there already has no other state of its code. */
export function runsAlready({ url }: Target, name: string): Problem {
  return {
    message: `could not check out a branch, because the target “${name}” is not started by esr: it runs at ${url}`,
    hint: 'write into its file how a copy is started: start: …; or compare two targets: --a and --b',
  };
}
