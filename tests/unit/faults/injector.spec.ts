import { expect, test } from '@playwright/test';
import { Injector } from '../../../src/faults/index.ts';
import { BadInput, type Arm, type FaultSpec, type RunEvent } from '../../../src/model/index.ts';
import { FakeSessions, heldExchange } from '../../support/fake-sessions.ts';
import { citizenNumber } from '../../support/people.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const slow: FaultSpec = {
  name: 'slow eligibility',
  kind: 'latency',
  settings: { delayMs: 800 },
  service: 'eligibility',
  share: 0.5,
};

async function armed(arms: Arm[], faults: FaultSpec[] = [slow]) {
  const clock = new VirtualClock();
  const events: RunEvent[] = [];
  const injector = new Injector({
    faults,
    globOf: (service) => `**/api/${service}/**`,
    clock,
    observe: (event) => events.push(event),
  });
  injector.inject();
  const sessions = new FakeSessions();
  const session = await sessions.open(citizenNumber(1), () => undefined);
  const disarm = await injector.arm(session, 1, arms);
  return { clock, events, injector, sessions, disarm };
}

const whats = (events: RunEvent[]) => events.flatMap((event) => (event.type === 'fault' ? [event.what] : []));

test('an exposed citizen’s request waits as long as the fault says, and the record knows which fault it was', async () => {
  const { clock, events, sessions } = await armed(['exposed']);
  const exchange = heldExchange();
  await clock.run(Promise.resolve(sessions.routes[0]?.handler(exchange)));
  expect(clock.now()).toBe(800);
  expect(exchange.done).toEqual(['pass']);
  expect(exchange.marks).toEqual(['slow eligibility']);
  expect(events).toContainEqual({
    type: 'fault',
    t: 0,
    fault: 'slow eligibility',
    what: 'fired',
    citizen: 1,
    url: exchange.url,
  });
});

test('a citizen of the control group carries a route that does nothing', async () => {
  const { clock, events, sessions } = await armed(['control']);
  const exchange = heldExchange();
  await clock.run(Promise.resolve(sessions.routes[0]?.handler(exchange)));
  expect(clock.now()).toBe(0);
  expect(exchange.done).toEqual(['pass']);
  expect(exchange.marks).toEqual([]);
  expect(whats(events)).toEqual(['injected']);
});

test('an untouched citizen gets no route at all', async () => {
  const { sessions } = await armed(['untouched']);
  expect(sessions.routes).toEqual([]);
});

test('withdrawn in the middle of a delay, the held request passes at once and no route is left', async () => {
  const { clock, events, injector, sessions } = await armed(['exposed']);
  const exchange = heldExchange();
  const held = sessions.routes[0]?.handler(exchange);
  await injector.withdraw();
  await held;
  expect(clock.now()).toBe(0);
  expect(exchange.done).toEqual(['pass']);
  expect(sessions.routes).toEqual([]);
  expect(whats(events)).toEqual(['injected', 'fired', 'withdrawn']);
});

test('withdrawing twice reports one withdrawal, and nobody is armed afterwards', async () => {
  const { events, injector, sessions } = await armed(['exposed']);
  await injector.withdraw();
  await injector.withdraw();
  const later = await sessions.open(citizenNumber(2), () => undefined);
  await injector.arm(later, 2, ['exposed']);
  expect(sessions.routes).toEqual([]);
  expect(whats(events)).toEqual(['injected', 'withdrawn']);
});

test('a citizen who is done takes only their own routes away', async () => {
  const { injector, sessions, disarm } = await armed(['exposed']);
  const other = await sessions.open(citizenNumber(2), () => undefined);
  await injector.arm(other, 2, ['exposed']);
  await disarm();
  expect(sessions.routes).toHaveLength(1);
});

test('settings that do not fit the fault are refused with their name', async () => {
  const wrong = { ...slow, settings: { delayMs: -5, jiter: 3 } };
  const error = await armed(['exposed'], [wrong]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BadInput);
  expect(String(error)).toContain('fault “slow eligibility”: delayMs: ');
  expect(String(error)).toContain('jiter');
});

test('an unknown kind of fault is refused with those there are', async () => {
  const error = await armed([], [{ ...slow, kind: 'latencey' }]).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('unknown fault “latencey”');
  expect(String(error)).toContain('known: latency');
});
