import { expect, test } from '@playwright/test';
import { Injector } from '../../../src/faults/index.ts';
import type { Arm, FaultEvent, FaultSpec, RunEvent } from '../../../src/model/index.ts';
import { FakeSessions, heldExchange } from '../../support/fake-sessions.ts';
import { citizenNumber } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const NEVER = new AbortController().signal;

const dbDown = (window: FaultSpec['window'], change: Partial<FaultSpec> = {}): FaultSpec => ({
  name: 'db_down',
  kind: 'latency',
  settings: { delayMs: 800 },
  service: 'grants',
  share: 0.5,
  ...(window ? { window } : {}),
  ...change,
});

/** Lets everybody go on who can, so many times. */
async function turns(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await new Promise((resolve) => setImmediate(resolve));
}

function stage(...faults: FaultSpec[]) {
  const clock = new VirtualClock();
  const events: RunEvent[] = [];
  const sessions = new FakeSessions();
  const injector = new Injector({
    faults,
    globOf: (service) => `**/api/${service}/**`,
    clock,
    observe: (event) => events.push(event),
  });
  return {
    clock,
    sessions,
    injector,
    told: () =>
      events
        .filter((event): event is FaultEvent => event.type === 'fault')
        .map(({ t, fault, what }) => [t, fault, what]),
    arm: async (citizen: number, arms: Arm[]) =>
      injector.arm(await sessions.open(citizenNumber(citizen), () => undefined), citizen, arms),
    /** Lets the clock run to a moment. */
    until: (ms: number) => clock.run(clock.sleep(ms - clock.now(), NEVER)),
  };
}

test('a fault with a window begins and ends at its moments, and the record has both', async () => {
  const { injector, told, until } = stage(dbDown({ atMs: 1_000, forMs: 500 }));
  injector.inject();
  await until(999);
  expect(told()).toEqual([]);
  await until(2_000);
  expect(told()).toEqual([
    [1_000, 'db_down', 'injected'],
    [1_500, 'db_down', 'withdrawn'],
  ]);
  await injector.withdraw();
  expect(told()).toHaveLength(2);
});

test('who is on the way when it begins feels it, and carries no route before and after', async () => {
  const { injector, sessions, arm, until, clock, told } = stage(dbDown({ atMs: 1_000, forMs: 5_000 }));
  injector.inject();
  await arm(1, ['exposed']);
  await until(999);
  expect(sessions.routes).toEqual([]);
  await until(1_001);
  expect(sessions.routes).toHaveLength(1);
  const exchange = heldExchange();
  await clock.run(Promise.resolve(sessions.routes[0]?.handler(exchange)));
  expect(clock.now()).toBe(1_801);
  expect(exchange).toMatchObject({ done: ['pass'], marks: ['db_down'] });
  await until(6_001);
  expect(sessions.routes).toEqual([]);
  expect(told().map(([, , what]) => what)).toEqual(['injected', 'fired', 'withdrawn']);
});

test('who comes during the window carries the route at once, who comes after it none', async () => {
  const { injector, sessions, arm, until } = stage(dbDown({ atMs: 100, forMs: 100 }));
  injector.inject();
  await until(150);
  await arm(1, ['exposed']);
  expect(sessions.routes).toHaveLength(1);
  await until(250);
  await arm(2, ['exposed']);
  expect(sessions.routes).toEqual([]);
});

test('the control group carries its route in the window only, so that nothing but the fault differs', async () => {
  const { injector, sessions, arm, until } = stage(dbDown({ atMs: 100, forMs: 100 }));
  injector.inject();
  await arm(1, ['control']);
  expect(sessions.routes).toEqual([]);
  await until(150);
  const exchange = heldExchange();
  await sessions.routes[0]?.handler(exchange);
  expect(exchange).toMatchObject({ done: ['pass'], marks: [] });
  await until(250);
  expect(sessions.routes).toEqual([]);
});

test('a request that is held when the window ends passes at once', async () => {
  const { injector, sessions, arm, until, clock } = stage(dbDown({ atMs: 100, forMs: 100 }));
  injector.inject();
  await arm(1, ['exposed']);
  await until(150);
  const exchange = heldExchange();
  await clock.run(Promise.resolve(sessions.routes[0]?.handler(exchange)));
  expect(clock.now()).toBe(200);
  expect(exchange.done).toEqual(['pass']);
});

test('a window without an end lasts until the run does', async () => {
  const { injector, sessions, arm, until, told } = stage(dbDown({ atMs: 100 }));
  injector.inject();
  await arm(1, ['exposed']);
  await until(100_000);
  expect(sessions.routes).toHaveLength(1);
  await injector.withdraw();
  expect(sessions.routes).toEqual([]);
  expect(told()).toEqual([
    [100, 'db_down', 'injected'],
    [100_000, 'db_down', 'withdrawn'],
  ]);
});

test('a run that is over before the window comes tells nothing of the fault, and no timer of it is left', async () => {
  const { injector, told, clock, arm, sessions } = stage(dbDown({ atMs: 60_000, forMs: 100 }));
  injector.inject();
  await arm(1, ['exposed']);
  await clock.run(injector.withdraw());
  // Nobody else sleeps: the clock would jump to any timer that is left.
  await clock.run(turns(10));
  expect([told(), clock.now(), sessions.routes]).toEqual([[], 0, []]);
});

test('each fault of a run has its own window', async () => {
  const { injector, told, until } = stage(
    dbDown({ atMs: 300, forMs: 100 }),
    dbDown(undefined, { name: 'slow_db' }),
    dbDown({ atMs: 100, forMs: 250 }, { name: 'ach_down' }),
  );
  injector.inject();
  await until(1_000);
  await injector.withdraw();
  expect(told()).toEqual([
    [0, 'slow_db', 'injected'],
    [100, 'ach_down', 'injected'],
    [300, 'db_down', 'injected'],
    [350, 'ach_down', 'withdrawn'],
    [400, 'db_down', 'withdrawn'],
    [1_000, 'slow_db', 'withdrawn'],
  ]);
});

test('a window weeks away begins then and not at once, whatever the timers of the machine can count', async () => {
  const weeks = 4 * 7 * 86_400_000;
  const sleeps: number[] = [];
  const { injector, told, until, clock } = stage(dbDown({ atMs: weeks, forMs: 10 }));
  const sleep = clock.sleep.bind(clock);
  clock.sleep = (ms, signal) => {
    if (signal !== NEVER) sleeps.push(ms);
    return sleep(ms, signal);
  };
  injector.inject();
  await until(weeks + 20);
  expect(told()).toEqual([
    [weeks, 'db_down', 'injected'],
    [weeks + 10, 'db_down', 'withdrawn'],
  ]);
  expect(Math.max(...sleeps)).toBeLessThan(2 ** 31);
});

test('a service with a star in it is the addresses themselves, on any target', async () => {
  const glob = '**/{pay,payment,ach}/**';
  const { injector, sessions, arm } = stage(
    dbDown(undefined, { service: glob }),
    dbDown(undefined, { name: 'other' }),
  );
  injector.inject();
  await arm(1, ['exposed', 'exposed']);
  expect(sessions.routes.map((route) => route.glob)).toEqual([glob, '**/api/grants/**']);
});

test('a citizen who cannot be given every route is given none', async () => {
  const { injector, sessions } = stage(dbDown(undefined), dbDown(undefined, { name: 'other' }));
  injector.inject();
  const session = await sessions.open(citizenNumber(1), () => undefined);
  let calls = 0;
  const broken: typeof session = {
    ...session,
    intercept: (glob, handler) =>
      ++calls === 2 ? Promise.reject(new Error('the page is gone')) : session.intercept(glob, handler),
  };
  await expect(injector.arm(broken, 1, ['exposed', 'exposed'])).rejects.toThrow('the page is gone');
  expect(sessions.routes).toEqual([]);
});

test('a route that cannot be taken away is shouted about, the others go, and the record does not call it withdrawn', async () => {
  const { injector, sessions, arm, told } = stage(dbDown(undefined));
  injector.inject();
  await arm(1, ['exposed']);
  const session = await sessions.open(citizenNumber(2), () => undefined);
  let stuck = true;
  await injector.arm(
    {
      ...session,
      intercept: async (glob, handler) => {
        const remove = await session.intercept(glob, handler);
        return () => (stuck ? Promise.reject(new Error('it hangs')) : remove());
      },
    },
    2,
    ['exposed'],
  );
  await expect(injector.withdraw()).rejects.toThrow('it hangs');
  expect(sessions.routes).toHaveLength(1);
  expect(told().map(([, , what]) => what)).toEqual(['injected']);
  stuck = false;
  await injector.withdraw();
  expect(sessions.routes).toEqual([]);
  expect(told().map(([, , what]) => what)).toEqual(['injected', 'withdrawn']);
});

test('a page that is still putting the route in place when the window ends is left with none', async () => {
  const { injector, sessions, clock, until } = stage(dbDown({ atMs: 100, forMs: 10 }));
  injector.inject();
  const session = await sessions.open(citizenNumber(1), () => undefined);
  const slow: typeof session = {
    ...session,
    async intercept(glob, handler) {
      await clock.sleep(50, NEVER);
      return session.intercept(glob, handler);
    },
  };
  await injector.arm(slow, 1, ['exposed']);
  await until(130);
  expect(sessions.routes).toEqual([]);
  await until(200);
  expect(sessions.routes).toEqual([]);
});

test('withdrawn before it was injected, a fault never begins', async () => {
  const { injector, sessions, told, arm, until } = stage(
    dbDown(undefined),
    dbDown({ atMs: 10 }, { name: 'later' }),
  );
  await injector.withdraw();
  injector.inject();
  await arm(1, ['exposed', 'exposed']);
  await until(100);
  expect([told(), sessions.routes]).toEqual([[], []]);
});
