import type { Clock, Crew, Observe, Plan, Target } from '../../model/index.ts';
import { controlFaults, type FaultControl } from './control.ts';
import { planesOutside } from './planes.ts';

/** What there is of a run when its faults are to be controlled. */
interface Flight {
  run: { runId: string; plan: Plan; target: Target; options: { projectDir: string } };
  hooks: { warn?(sentence: string): void };
  crew: Crew;
  clock: Clock;
  observe: Observe;
  /** Address of the service. */
  baseUrl: string;
  faultsToken: string | undefined;
}

/** Opens the control of the faults of a run that is about to take off. */
export function faultsOfRun(flight: Flight): Promise<FaultControl> {
  const { run, hooks, crew, clock, observe, baseUrl, faultsToken: token } = flight;
  const warn = (sentence: string): void => hooks.warn?.(sentence);
  return controlFaults({
    projectDir: run.options.projectDir,
    runId: run.runId,
    plan: run.plan,
    target: run.target,
    crew,
    clock,
    observe,
    planes: planesOutside(run, { baseUrl, token, tell: warn }),
    warn,
  });
}
