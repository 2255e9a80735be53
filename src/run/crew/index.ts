import { availableParallelism } from 'node:os';
import type { Crew } from '../../model/index.ts';
import { LocalCrew } from './local.ts';
import type { CrewOptions } from './run.ts';
import { WorkerCrew } from './workers.ts';

export { LocalCrew };
export { capturedAs, citizenFor, globsOf, faultsFor, flightOptions } from './options.ts';
export type { CrewRun } from './run.ts';

/** A worker and its browser keep about so many processors busy. */
const PROCESSORS_PER_WORKER = 2;

/** Worker processes where nobody says how many: none where one process of Node is enough. */
function usualWorkers(): number {
  const processors = availableParallelism();
  return processors > PROCESSORS_PER_WORKER ? Math.ceil(processors / PROCESSORS_PER_WORKER) : 0;
}

/** Those who fly a run on this machine: this process, or so many worker processes. */
export function crewFor(
  options: CrewOptions & { plan: { dir: string; file: string } },
  workers = usualWorkers(),
): Crew {
  return workers === 0 ? new LocalCrew(options) : new WorkerCrew({ ...options, workers });
}
