import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Injector } from '../../../src/faults/index.ts';
import type {
  Arm,
  FaultEvent,
  FaultSpec,
  InterceptedExchange,
  RunEvent,
  Session,
} from '../../../src/model/index.ts';
import { FakeSessions, heldExchange } from '../../support/fake-sessions.ts';
import { citizenNumber } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

interface Planned {
  /** Undefined is the whole run. */
  window: { atMs: number; forMs?: number } | undefined;
  delayMs: number;
}

interface Guest {
  comesAt: number;
  staysMs: number;
  arms: Arm[];
  /** How long their page takes to put a route in place and to take it away. */
  putMs: number;
  takeMs: number;
  /** Their page goes away when it is asked for its n-th route. */
  breaksAt: number | undefined;
}

interface Schedule {
  faults: Planned[];
  guests: Guest[];
  /** Moments at which every page with a route sends a request. */
  requests: number[];
  withdrawAt: number;
  /** The run is stopped and ended at once, as on Ctrl-C. */
  twice: boolean;
}

const moment = fc.integer({ min: 0, max: 1_000 });
const length = fc.integer({ min: 1, max: 600 });

function schedules(slowestMs: number): fc.Arbitrary<Schedule> {
  const work = fc.integer({ min: 0, max: slowestMs });
  const window = fc.oneof(
    fc.constant(undefined),
    fc.record({ atMs: moment }),
    fc.record({ atMs: moment, forMs: length }),
  );
  return fc.record({
    faults: fc.array(fc.record({ window, delayMs: length }), { minLength: 1, maxLength: 3 }),
    guests: fc.array(
      fc.record({
        comesAt: moment,
        staysMs: length,
        arms: fc.array(fc.constantFrom<Arm>('exposed', 'control', 'untouched'), {
          minLength: 3,
          maxLength: 3,
        }),
        putMs: work,
        takeMs: work,
        breaksAt: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 6 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    requests: fc.array(moment, { minLength: 3, maxLength: 8 }),
    // Between the moments of everything else: what comes first is never a matter of taste.
    withdrawAt: fc.integer({ min: 0, max: 1_300 }).map((ms) => ms + 0.5),
    twice: fc.boolean(),
  });
}

/** A route that is in place now. */
interface Route {
  fault: string;
  guest: number;
  handler: (exchange: InterceptedExchange) => Promise<void>;
}

/** Flies a schedule on the real injector; `look` sees the routes whenever the clock has moved. */
async function fly(schedule: Schedule, look: (now: number, routes: readonly Route[]) => void) {
  const clock = new VirtualClock();
  const events: RunEvent[] = [];
  const routes = new Set<Route>();
  const held: { exchange: ReturnType<typeof heldExchange>; done: Promise<void> }[] = [];
  const sleep = (ms: number): Promise<void> =>
    ms > 0 ? clock.sleep(ms, new AbortController().signal) : Promise.resolve();
  const until = (ms: number): Promise<void> => sleep(ms - clock.now());
  const injector = new Injector({
    faults: schedule.faults.map(({ window, delayMs }, i): FaultSpec => ({
      name: `fault ${i}`,
      kind: 'latency',
      settings: { delayMs },
      service: `fault ${i}`,
      share: 1,
      ...(window ? { window } : {}),
    })),
    globOf: (service) => service,
    clock,
    observe: (event) => events.push(event),
  });

  const pageOf = async (number: number, { putMs, takeMs, breaksAt }: Guest): Promise<Session> => {
    let asked = 0;
    const session = await new FakeSessions().open(citizenNumber(number), () => undefined);
    return {
      ...session,
      async intercept(fault, handler) {
        if (++asked === breaksAt) throw new Error('the page is gone');
        await sleep(putMs);
        const route = { fault, guest: number, handler };
        routes.add(route);
        return async () => {
          await sleep(takeMs);
          routes.delete(route);
        };
      },
    };
  };
  const visit = async (guest: Guest, number: number): Promise<void> => {
    await until(guest.comesAt);
    try {
      const disarm = await injector.arm(await pageOf(number, guest), number, guest.arms);
      await sleep(guest.staysMs);
      await disarm();
      expect([...routes].filter((route) => route.guest === number)).toEqual([]);
    } catch (error) {
      expect([guest.breaksAt === undefined, String(error)]).toEqual([false, 'Error: the page is gone']);
    }
  };
  const request = async (at: number): Promise<void> => {
    await until(at);
    for (const { handler } of routes) {
      const exchange = heldExchange();
      held.push({ exchange, done: handler(exchange) });
    }
  };
  const stop = async (): Promise<void> => {
    await until(schedule.withdrawAt);
    await Promise.all([injector.withdraw(), ...(schedule.twice ? [injector.withdraw()] : [])]);
    expect([...routes]).toEqual([]);
    await injector.withdraw();
  };
  injector.inject();
  await clock.run(
    Promise.all([...schedule.guests.map(visit), ...schedule.requests.map(request), stop()]),
    (now) => look(now, [...routes]),
  );
  await clock.run(Promise.all(held.map(({ done }) => done)));
  expect([...routes]).toEqual([]);
  for (const { exchange } of held) expect(exchange.done).toEqual(['pass']);
  return events.filter((event): event is FaultEvent => event.type === 'fault');
}

/** From when to when a fault acts; undefined where the run is over before its time. */
function lifeOf({ window }: Planned, withdrawAt: number): { from: number; to: number } | undefined {
  const { atMs, forMs = Infinity } = window ?? { atMs: 0 };
  return atMs < withdrawAt ? { from: atMs, to: Math.min(atMs + forMs, withdrawAt) } : undefined;
}

/** Where routes and schedule disagree at this moment; `slack` is how long a page may take to follow. */
function disagreements(
  { faults, guests, withdrawAt }: Schedule,
  { now, routes, slack }: { now: number; routes: readonly Route[]; slack: number },
): string[] {
  return guests.flatMap(({ comesAt, staysMs, arms, breaksAt }, guest) =>
    faults.flatMap((fault, i) => {
      const life = lifeOf(fault, withdrawAt) ?? { from: Infinity, to: 0 };
      const carried = arms[i] !== 'untouched';
      const from = Math.max(comesAt, life.from);
      // They stay for their time once they are armed with every fault, one after the other.
      const arming = faults.length * slack;
      const may = carried && now >= from && now <= Math.min(comesAt + staysMs + arming, life.to) + slack;
      const must =
        carried &&
        breaksAt === undefined &&
        now > from + arming &&
        now < Math.min(comesAt + staysMs, life.to);
      const there = routes.filter((route) => route.fault === `fault ${i}` && route.guest === guest).length;
      if (there >= (must ? 1 : 0) && there <= (may ? 1 : 0)) return [];
      return [`at ${now} guest ${guest} has ${there} routes of fault ${i}`];
    }),
  );
}

/** Where the record and schedule disagree about one fault. */
function misreported(
  told: readonly FaultEvent[],
  fault: Planned,
  withdrawAt: number,
  slack: number,
): string[] {
  const life = lifeOf(fault, withdrawAt);
  const order = told.map(({ what }) => what).join(' ');
  if (!life) return told.length === 0 ? [] : [`told ${order} of a fault whose time never came`];
  const [first, last] = [told[0], told.at(-1)];
  return [
    ...(/^injected( fired)* withdrawn$/.test(order) ? [] : [`told ${order}`]),
    ...(first?.t === life.from ? [] : [`injected at ${first?.t}, not at ${life.from}`]),
    ...(last && last.t >= life.to && last.t <= life.to + slack
      ? []
      : [`withdrawn at ${last?.t}, not at ${life.to}`]),
    ...told.filter(({ what, t }) => what === 'fired' && t > life.to).map(({ t }) => `fired at ${t}`),
  ];
}

for (const slowestMs of [0, 40]) {
  test(`whatever the schedule, a citizen carries a route while the fault is active, and none is left (pages that take up to ${slowestMs} ms)`, async () => {
    // One route is being put or taken, then what is wanted now is done; no time where pages take none.
    const slack = 2 * slowestMs;
    let fired = 0;
    await fc.assert(
      fc.asyncProperty(schedules(slowestMs), async (schedule) => {
        const wrong: string[] = [];
        const told = await fly(schedule, (now, routes) => {
          wrong.push(...disagreements(schedule, { now, routes, slack }));
        });
        for (const [i, fault] of schedule.faults.entries()) {
          const mine = told.filter((event) => event.fault === `fault ${i}`);
          wrong.push(...misreported(mine, fault, schedule.withdrawAt, slack));
        }
        expect(wrong).toEqual([]);
        fired += told.filter(({ what }) => what === 'fired').length;
      }),
      { seed: 20_261_121, numRuns: 400 },
    );
    // Not an idle exercise: requests were held on the way.
    expect(fired).toBeGreaterThan(100);
  });
}
