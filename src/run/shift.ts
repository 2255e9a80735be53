import type { Arrival, Clock, Crew } from '../model/index.ts';

/** The staff at work on the other side of the counter. */
interface Shift {
  /** Resolves when everybody is at their desk, or never will be; how long that takes is nobody's waiting time. */
  came: Promise<unknown>;
  /** Lets everybody go. @returns resolves when they are gone. */
  end(): Promise<unknown>;
}

/** Calls the staff in: each begins as soon as their window is open. When the run is stopped, they end with it. */
export function startShift(
  staff: readonly Arrival[],
  {
    crew,
    clock,
    signal,
  }: { crew: Pick<Crew, 'fly' | 'dismiss'>; clock: Pick<Clock, 'now'>; signal: AbortSignal },
): Shift {
  const people = staff.map((arrival) => {
    let come = (): void => undefined;
    const begun = new Promise<void>((resolve) => (come = resolve));
    const gone = crew.fly(arrival, () => {
      come();
      return Promise.resolve(signal.aborted ? undefined : clock.now());
    });
    return { came: Promise.race([begun, gone]), gone };
  });
  return {
    came: Promise.all(people.map(({ came }) => came)),
    end() {
      // Who was stopped with the run has not finished.
      if (people.length > 0 && !signal.aborted) crew.dismiss();
      return Promise.all(people.map(({ gone }) => gone));
    },
  };
}
