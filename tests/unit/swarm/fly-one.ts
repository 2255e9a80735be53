import type { Arrival, RunEvent } from '../../../src/model/index.ts';
import { flyCitizen, type FlightOptions } from '../../../src/swarm/index.ts';
import type { FakeSessions } from '../../support/fake-sessions.ts';
import { citizenNumber, clickSubmit, fillState } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** Pause before each step, ms. */
export const THINK_MS = 500;

const FIRST: Arrival = { number: 1, atMs: 0, persona: 'somebody', arms: [] };

/** Flies one citizen, alone and without pictures, on a clock that jumps; what is in the record afterwards. */
export async function flyOne(
  sessions: FakeSessions,
  change: Partial<FlightOptions> = {},
  arrival = FIRST,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const clock = new VirtualClock();
  await clock.run(
    flyCitizen(arrival, () => Promise.resolve(0), {
      sessions,
      clock,
      signal: new AbortController().signal,
      observe: (event) => events.push(event),
      steps: [fillState, clickSubmit],
      citizenOf: ({ number }) => citizenNumber(number),
      render: (_citizen, template) => template,
      thinkMs: () => THINK_MS,
      luckOf: () => 0,
      pictureFor: () => undefined,
      sense: () => () => undefined,
      arm: () => Promise.resolve(() => Promise.resolve()),
      screenshotFor: () => undefined,
      ...change,
    }),
  );
  return events;
}
