import { BadInput } from '../../model/index.ts';
import { ask, stateOf } from './ask.ts';
import { flightsOf, type FoundFlight } from './flights.ts';
import type { FaultAnswer, FaultOrder } from './talk.ts';

/** Which run somebody means. */
export interface Which {
  projectDir: string;
  /** Its id; the newest one without. */
  runId?: string;
}

/** Injects a fault into a run that flies in another process. @throws BadInput when there is none, or it will not do. */
export async function injectFault(which: Which, order: FaultOrder): Promise<FaultAnswer> {
  return ask(await flying(which), 'inject', order);
}

/** The faults of a run that flies. @throws BadInput when there is none. */
export async function listFaults(which: Which): Promise<FaultAnswer> {
  return ask(await flying(which), 'list', {});
}

/**
 * Takes faults of a run away, that of a name or all that are active. Harmless when nothing is there to take away.
 * @returns what was found; undefined when no run flies and none was asked for by its id.
 */
export async function clearFaults(which: Which, name?: string): Promise<FaultAnswer | undefined> {
  const found = await find(which);
  if (!found && which.runId === undefined) return undefined;
  return ask(found ?? nobody(which), 'clear', name === undefined ? {} : { name });
}

async function flying(which: Which): Promise<FoundFlight> {
  return (await find(which)) ?? nobody(which);
}

/** @throws BadInput for a run that is there and cannot be asked. */
async function find({ projectDir, runId }: Which): Promise<FoundFlight | undefined> {
  let mute: BadInput | undefined;
  for (const flight of flightsOf(projectDir)) {
    if (runId !== undefined && flight.runId !== runId) continue;
    const state = await stateOf(flight);
    if (state === 'flying') return flight;
    if (state !== 'gone' && flight.claimedBy === undefined) mute ??= muteRun(flight, state);
  }
  if (mute) throw mute;
  return undefined;
}

function muteRun({ runId, scenario, pid, host }: FoundFlight, state: string): BadInput {
  const why =
    state === 'silent'
      ? `its process ${pid} does not answer`
      : `it flies on another machine or in another container, ${host}`;
  const hint =
    state === 'silent'
      ? `wait, or end it: kill ${pid}; what it put into services is taken away then`
      : 'do it there';
  return new BadInput([{ message: `could not ask run ${runId} (${scenario}), because ${why}`, hint }]);
}

function nobody({ runId }: Which): never {
  const message =
    runId === undefined ? 'no run flies in this project' : `no run ${runId} flies in this project`;
  const hint = 'start one in another terminal, with `esr run`, and go to its project folder here';
  throw new BadInput([{ message, hint }]);
}

/** Whether a run answers that it is under way; one that cannot be asked is taken for landed. */
export async function flies(runId: string, projectDir: string): Promise<boolean> {
  return listFaults({ projectDir, runId }).then(
    () => true,
    () => false,
  );
}

/** Whether a process may still have a run open, also one that does not answer. */
export async function isOpen(runId: string, projectDir: string): Promise<boolean> {
  for (const flight of flightsOf(projectDir)) {
    if (flight.runId === runId && (await stateOf(flight)) !== 'gone') return true;
  }
  return false;
}
