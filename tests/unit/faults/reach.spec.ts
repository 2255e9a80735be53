import { expect, test } from '@playwright/test';
import { Injector, type InjectorOptions } from '../../../src/faults/index.ts';
import type { FaultEvent, FaultSpec, RunEvent, ServicePlane, Session } from '../../../src/model/index.ts';
import { FakeSessions, heldExchange } from '../../support/fake-sessions.ts';
import { citizenNumber } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { fakeWindow, NEVER } from './fake-port.ts';

const outage: FaultSpec = {
  name: 'outage',
  kind: 'status',
  settings: { status: 503 },
  service: 'grants',
  share: 1,
};
const away: FaultSpec = {
  name: 'away',
  kind: 'offline',
  settings: { forMs: 60_000 },
  service: '**',
  share: 1,
};

/** An injector over fake sessions, with what it told. */
function stage(faults: FaultSpec[], more: Partial<InjectorOptions> = {}) {
  const clock = new VirtualClock();
  const events: RunEvent[] = [];
  const injector = new Injector({
    faults,
    globOf: (service) => `**/api/${service}/**`,
    clock,
    observe: (event) => events.push(event),
    ...more,
  });
  const sessions = new FakeSessions();
  return {
    clock,
    injector,
    sessions,
    open: (): Promise<Session> => sessions.open(citizenNumber(1), () => undefined),
    until: (ms: number) => clock.run(clock.sleep(ms - clock.now(), NEVER)),
    told: () =>
      events
        .filter((event): event is FaultEvent => event.type === 'fault')
        .map(({ t, what, plane }) => [t, what, ...(plane ? [plane] : [])].join(' ')),
  };
}

test('a fault that comes again carries its route in each of its windows, and in no pause', async () => {
  const again = { ...outage, window: { atMs: 100, forMs: 50, everyMs: 200 } };
  const { injector, sessions, open, until, told } = stage([again]);
  injector.inject();
  await injector.arm(await open(), 1, ['exposed']);
  const there: number[] = [];
  for (const moment of [50, 125, 175, 325, 375, 525, 575]) {
    await until(moment);
    there.push(sessions.routes.length);
  }
  expect(there).toEqual([0, 1, 0, 1, 0, 1, 0]);
  await injector.withdraw();
  await until(2_000);
  expect(told()).toEqual([
    '100 injected route',
    '150 withdrawn',
    '300 injected route',
    '350 withdrawn',
    '500 injected route',
    '550 withdrawn',
  ]);
});

test('a request that is held at the end of one window does not feel the next', async () => {
  const slow = { ...outage, kind: 'latency', settings: { delayMs: 1_000 } };
  const { injector, sessions, open, until, clock } = stage([
    { ...slow, window: { atMs: 0, forMs: 50, everyMs: 60 } },
  ]);
  injector.inject();
  await injector.arm(await open(), 1, ['exposed']);
  await until(10);
  const exchange = heldExchange();
  await clock.run(Promise.resolve(sessions.routes[0]?.handler(exchange)));
  expect([clock.now(), exchange.done]).toEqual([50, ['pass']]);
});

test('a fault that is bound to a step acts in that step alone, and touches nothing else', async () => {
  const { injector, sessions, open, told } = stage([{ ...outage, step: 'pay' }]);
  injector.inject();
  let doing = 'login';
  await injector.arm(await open(), 1, ['exposed'], (step) => step === doing);
  const before = heldExchange();
  await sessions.routes[0]?.handler(before);
  doing = 'pay';
  const paying = heldExchange();
  await sessions.routes[0]?.handler(paying);
  expect([before.done, before.marks]).toEqual([['pass'], []]);
  expect([paying.done, paying.marks]).toEqual([['answer 503'], ['outage']]);
  expect(told()).toEqual(['0 injected route', '0 fired']);
});

test('a fault of the window is put there and taken away again, and its exchanges know it', async () => {
  const { injector, sessions, open, told } = stage([away]);
  const window = fakeWindow();
  injector.inject();
  await injector.arm({ ...(await open()), window }, 1, ['exposed']);
  expect(window.done).toEqual(['mark away', 'offline']);
  await injector.withdraw();
  expect(window.done.slice(2)).toEqual(expect.arrayContaining(['online', 'unmark away']));
  expect(sessions.routes).toEqual([]);
  expect(told()).toEqual(['0 injected browser', '0 fired', '0 withdrawn']);
});

test('nothing is done to the window of the control group', async () => {
  const { injector, open } = stage([away]);
  const window = fakeWindow();
  injector.inject();
  await injector.arm({ ...(await open()), window }, 1, ['control']);
  await injector.withdraw();
  expect(window.done).toEqual([]);
});

test('a window that cannot do what a fault needs says so, and its citizen carries nothing', async () => {
  const { injector, open } = stage([away]);
  injector.inject();
  const { offline: _, ...window } = fakeWindow();
  await expect(injector.arm({ ...(await open()), window }, 1, ['exposed'])).rejects.toThrow(
    'the fault “away” could not be put in place: this window knows no “offline”',
  );
  await injector.withdraw();
  expect(window.done).toEqual([]);
});

test('a run without a fault asks nothing of a session: no route, and nothing of its window', async () => {
  const { injector, sessions, open, told } = stage([]);
  const window = fakeWindow();
  injector.inject();
  const disarm = await injector.arm({ ...(await open()), window }, 1, []);
  await disarm();
  await injector.withdraw();
  expect([sessions.routes, window.done, told()]).toEqual([[], [], []]);
});

function servicePlane(refuses?: string): ServicePlane & { done: string[] } {
  const done: string[] = [];
  return {
    plane: 'service',
    done,
    refuses: () => refuses,
    put({ name }) {
      done.push(`put ${name}`);
      return Promise.resolve(() => {
        done.push(`take ${name}`);
        return Promise.resolve();
      });
    },
  };
}

test('where the target can break itself, it does, for everybody and without a route', async () => {
  const service = servicePlane();
  const { injector, sessions, open, until, told } = stage([{ ...outage, window: { atMs: 10, forMs: 10 } }], {
    services: [service],
  });
  injector.inject();
  await injector.arm(await open(), 1, ['exposed']);
  await until(15);
  expect([sessions.routes, service.done]).toEqual([[], ['put outage']]);
  await until(25);
  await injector.withdraw();
  expect(service.done).toEqual(['put outage', 'take outage']);
  expect(told()).toEqual(['10 injected service', '20 withdrawn']);
});

test('a fault that the service could not take is complained about, and never called injected', async () => {
  const complaints: string[] = [];
  const service = { ...servicePlane(), put: () => Promise.reject(new Error('it does not answer')) };
  const { injector, until, told } = stage([outage], {
    services: [service],
    complain: (why) => complaints.push(why),
  });
  injector.inject();
  await until(10);
  await injector.withdraw();
  expect(complaints).toEqual(['the fault “outage” could not be put in place: it does not answer']);
  expect(told()).toEqual([]);
});

for (const [what, spec, more, plane] of [
  ['a part of the citizens', { ...outage, share: 0.5 }, { services: [servicePlane()] }, 'route'],
  ['a fault that the service refuses', outage, { services: [servicePlane('no')] }, 'route'],
  ['a run with proxies', outage, { proxyRefuses: () => undefined }, 'proxy'],
  ['proxies that refuse', outage, { proxyRefuses: () => 'it is https' }, 'route'],
  ['a plane that is named', { ...outage, plane: 'route' }, { proxyRefuses: () => undefined }, 'route'],
] as const) {
  test(`${what}: the cheapest plane that can express it is ${plane}`, async () => {
    const { injector, until, told } = stage([spec], more);
    injector.inject();
    await until(1);
    expect(told()).toEqual([`0 injected ${plane}`]);
    await injector.withdraw();
  });
}

for (const [what, spec, ...said] of [
  [
    'a window on a route',
    { ...away, plane: 'route' },
    'the fault “away” cannot act on the plane “route”: “offline” is a fault of the whole window',
    'here it can act on browser',
  ],
  ['a plane that is not there', { ...outage, plane: 'service' }, 'the target names none', 'act on route'],
  [
    'a cut below HTTP without a proxy',
    { ...outage, kind: 'sever', settings: { how: 'reset' } },
    'cannot act: no plane that is here can express it',
    'nothing here can express it',
  ],
  ['proxies that are not there', { ...outage, plane: 'proxy' }, 'this run has no proxies'],
] as const) {
  test(`${what} is refused with where the fault could act`, () => {
    for (const part of said) expect(() => stage([spec])).toThrow(part);
  });
}
