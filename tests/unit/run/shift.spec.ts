import { expect, test } from '@playwright/test';
import type { Arrival, Begin } from '../../../src/model/index.ts';
import { startShift } from '../../../src/run/shift.ts';

const staff: Arrival[] = [7, 8].map((number) => ({ number, atMs: 0, persona: 'clerk', arms: [], staff: 0 }));

/** A crew whose people open a window when told to, and work until they are let go. */
function crewOf() {
  const opening = new Map<number, () => void>();
  const planned: (number | undefined)[] = [];
  let goHome = (): void => undefined;
  const home = new Promise<void>((resolve) => (goHome = resolve));
  let dismissed = 0;
  return {
    opens: (number: number): void => opening.get(number)?.(),
    stop: (): void => goHome(),
    planned,
    dismissed: () => dismissed,
    async fly({ number }: Arrival, begin: Begin): Promise<void> {
      await new Promise<void>((open) => opening.set(number, open));
      planned.push(await begin());
      await home;
    },
    dismiss(): void {
      dismissed += 1;
      goHome();
    },
  };
}

const clock = { now: () => 42 };

test('citizens begin when the last of the staff is at their desk, and staff is gone when it is let go', async () => {
  const crew = crewOf();
  const shift = startShift(staff, { crew, clock, signal: new AbortController().signal });
  let came = false;
  void shift.came.then(() => (came = true));
  crew.opens(7);
  await Promise.resolve();
  expect(came).toBe(false);
  crew.opens(8);
  await shift.came;
  expect(crew.planned).toEqual([42, 42]);
  expect(crew.dismissed()).toBe(0);
  await shift.end();
  expect(crew.dismissed()).toBe(1);
});

test('staff that is stopped with the run is not let go: it has not finished', async () => {
  const crew = crewOf();
  const stop = new AbortController();
  const shift = startShift(staff, { crew, clock, signal: stop.signal });
  stop.abort();
  for (const { number } of staff) crew.opens(number);
  await shift.came;
  crew.stop();
  await shift.end();
  expect(crew.planned).toEqual([undefined, undefined]);
  expect(crew.dismissed()).toBe(0);
});

test('whoever the generator loses before their first step keeps nobody waiting', async () => {
  const crew = { fly: () => Promise.resolve(), dismiss: () => undefined };
  const shift = startShift(staff, { crew, clock, signal: new AbortController().signal });
  await shift.came;
  await shift.end();
});
