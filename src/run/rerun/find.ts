import { basename } from 'node:path';
import type { Plan, RunEvent } from '../../model/index.ts';
import { readRun } from '../report-brief.ts';
import { findRun, type Runs } from '../report-find.ts';

/** A run that has landed, as its folder tells it. */
export interface First {
  runId: string;
  plan: Plan;
  events: readonly RunEvent[];
}

/**
 * The run that is to be flown again, found as for `esr report`: the latest is never a rerun, so that whoever mends a service
 * tries the same citizens until they all pass.
 * @throws BadInput when there is none, it flies, is archived or was not written by this version.
 */
export async function findFirst(which: string | undefined, runs: Runs): Promise<First> {
  const dir = await findRun(which, runs);
  const { plan, events } = await readRun(dir);
  return { runId: basename(dir), plan, events };
}
