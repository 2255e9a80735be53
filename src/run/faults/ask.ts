import { hostname } from 'node:os';
import { BadInput, type Problem } from '../../model/index.ts';
import type { Flight, FoundFlight } from './flights.ts';
import type { FaultAnswer, Requests } from './talk.ts';
import { isAlive } from '../../record/index.ts';

/** A run that flies says so at once; one that takes longer than this hangs, ms. */
const ANSWERS_WITHIN_MS = 2_000;
/** Taking a fault away may take a command of the user its time, ms. */
const DONE_WITHIN_MS = 60_000;
/** A run on another machine that has not touched its file for so long is gone, ms. */
const GONE_AFTER_MS = 60_000;

/**
 * `flying`: it answers. `silent`: its process is there and says nothing. `elsewhere`: it is on another machine. `gone`:
 * it ended without a word.
 */
export type FlightState = 'flying' | 'silent' | 'elsewhere' | 'gone';

/** Whether a run is there. */
export async function stateOf(flight: FoundFlight): Promise<FlightState> {
  if (flight.claimedBy !== undefined) return isAlive(flight.claimedBy) ? 'elsewhere' : 'gone';
  if (flight.host !== hostname()) {
    return Date.now() - flight.heardAt < GONE_AFTER_MS ? 'elsewhere' : 'gone';
  }
  if (!isAlive(flight.pid)) return 'gone';
  try {
    await send(flight, 'list', {}, ANSWERS_WITHIN_MS);
    return 'flying';
  } catch (error) {
    // Numbers of processes are given again: who does not listen, or does not know the token, is somebody else.
    return error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'gone';
  }
}

/** Asks a run. @throws BadInput with what it has to say against it, and when it does not answer. */
export async function ask<What extends keyof Requests>(
  flight: Flight,
  what: What,
  body: Requests[What],
): Promise<FaultAnswer> {
  try {
    return await send(flight, what, body, DONE_WITHIN_MS);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const why =
      error instanceof Error && error.name === 'TimeoutError' ? 'it does not answer' : 'it has ended';
    throw new BadInput([
      {
        message: `could not ask run ${flight.runId}, because ${why}`,
        hint: 'see `esr fault list`',
      },
    ]);
  }
}

async function send(
  { port, token }: Flight,
  what: keyof Requests,
  body: unknown,
  withinMs: number,
): Promise<FaultAnswer> {
  const answer = await fetch(`http://127.0.0.1:${port}/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs),
  });
  const read = (await answer.json()) as FaultAnswer | { problems: Problem[] };
  if (answer.status === 401) throw new Error('another process listens there');
  if ('problems' in read) throw new BadInput(read.problems);
  return read;
}
