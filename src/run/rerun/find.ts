import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInput, type Plan, type RunEvent } from '../../model/index.ts';
import { PLAN } from '../land.ts';
import { readRun } from '../report-brief.ts';
import { findRun, type Runs } from '../report-find.ts';

/** A run that has landed, as its folder tells it. */
export interface First {
  runId: string;
  plan: Plan;
  events: readonly RunEvent[];
}

/**
 * The run that is to be flown again, found as for `esr report`. Where somebody means the latest and that is a rerun, it
 * is the run that it repeats: whoever mends a service tries the same citizens until they all pass.
 * @throws BadInput when there is none, it flies, is archived or was not written by this version.
 */
export async function findFirst(which: string | undefined, runs: Runs): Promise<First> {
  let dir = await findRun(which, runs);
  const isNamed = which !== undefined && resolve(which).split(/[\\/]/).includes(basename(dir));
  for (const seen = new Set<string>(); !isNamed && !seen.has(dir);) {
    seen.add(dir);
    const { rerunOf } = await planIn(dir).catch((): Partial<Plan> => ({}));
    if (!rerunOf) break;
    dir = await findRun(join(dirname(dir), basename(rerunOf.run)), runs).catch((error: unknown) => {
      if (error instanceof BadInput) return dir;
      throw error;
    });
  }
  // Says in a sentence what is wrong with a folder that cannot be read.
  const { plan, events } = await readRun(dir);
  return { runId: basename(dir), plan, events };
}

async function planIn(dir: string): Promise<Plan> {
  return JSON.parse(await readFile(join(dir, PLAN), 'utf8')) as Plan;
}
