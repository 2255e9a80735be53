import type { Arrival, Clock, Crew } from '../model/index.ts';
import type { Simulation } from './simulation.ts';

/** So many windows open at once: more of them would only wait for each other. */
const OPEN_AT_ONCE = 8;

/** The staff at work on the other side of the counter. */
interface Shift {
  /** Resolves when everybody is at their desk, or never will be; how long that takes is nobody's waiting time. */
  came: Promise<unknown>;
  /** They begin to work, at this moment of the run, ms; nobody has done anything before. */
  open(plannedAt: number): void;
  /** Lets everybody go, after they have come. @returns resolves when they are gone. */
  end(): Promise<unknown>;
}

/**
 * Calls the staff in and then begins the time of the run, the simulated one too: how long they take to come moves no
 * fault, no arrival and no hour of the day.
 * @param parts.begin begins the run's clock and its record.
 */
export async function beginWithStaff(
  staff: readonly Arrival[],
  parts: {
    crew: Pick<Crew, 'fly' | 'dismiss' | 'begin' | 'health'>;
    clock: Pick<Clock, 'now'>;
    simulation: Pick<Simulation, 'begin'> | undefined;
    begin: () => void;
    signal: AbortSignal;
  },
): Promise<Shift> {
  const { crew, clock, simulation, begin } = parts;
  const shift = startShift(staff, parts);
  await shift.came;
  // What it took to open their windows is nobody's flight.
  crew.health();
  await simulation?.begin();
  begin();
  crew.begin();
  shift.open(clock.now());
  return shift;
}

/** Calls the staff in: their windows open, and they wait for the others. When the run is stopped, they end with it. */
export function startShift(
  staff: readonly Arrival[],
  { crew, signal }: { crew: Pick<Crew, 'fly' | 'dismiss'>; signal: AbortSignal },
): Shift {
  let open = (_plannedAt?: number): void => undefined;
  const opened = new Promise<number | undefined>((resolve) => (open = resolve));
  const gone: Promise<void>[] = [];
  const seat = (arrival: Arrival): Promise<void> =>
    new Promise((come) => {
      const going = crew.fly(arrival, async () => {
        come();
        const plannedAt = await opened;
        return signal.aborted ? undefined : plannedAt;
      });
      // Whoever is lost on the way keeps nobody waiting.
      gone.push(going.finally(come));
    });
  // All of them take from the one iterator.
  const next = staff.values();
  const seatOneByOne = async (): Promise<void> => {
    for (const arrival of next) if (!signal.aborted) await seat(arrival);
  };
  return {
    came: Promise.all(Array.from({ length: OPEN_AT_ONCE }, seatOneByOne)),
    open,
    end() {
      // Whoever still waits has nothing to begin with any more.
      open();
      // Who was stopped with the run has not finished.
      if (gone.length > 0 && !signal.aborted) crew.dismiss();
      return Promise.all(gone);
    },
  };
}
