import { expect, test } from '@playwright/test';
import { FakeRun, faultEvents, faultOf, World } from './fake-run.ts';

const SLOW = { words: ['latency', '60000'] };
const DOWN = { words: ['status', '60000'] };

function flying(planned = [] as ReturnType<typeof faultOf>[]) {
  const world = new World();
  const run = new FakeRun(world, planned);
  run.takeOff();
  return { world, run };
}

test('a fault by hand acts on who is in flight and on who comes later, for as long as it was said to', async () => {
  const { run, world } = flying();
  await run.come(1);
  const { faults } = await run.settle(run.desk.inject(SLOW));
  expect(faults).toMatchObject([{ name: 'latency', byHand: true, state: 'active', leftMs: 60_000 }]);
  await run.come(2);
  expect(run.sessions.routes).toHaveLength(2);
  await run.pass(60_001);
  expect(run.sessions.routes).toEqual([]);
  expect(run.desk.list().faults).toMatchObject([{ name: 'latency', state: 'over' }]);
  expect(world.written()).toEqual([]);
});

test('the record has it like any other, with what it was', async () => {
  const { run } = flying();
  await run.come(1);
  await run.settle(run.desk.inject(SLOW));
  await run.pass(10);
  run.ask();
  await run.settle(run.desk.clear());
  await Promise.all(run.work);
  expect(run.whats()).toEqual(['latency injected', 'latency fired', 'latency withdrawn']);
  expect(faultEvents(run.events)[0]?.byHand).toMatchObject({
    name: 'latency',
    settings: { delayMs: 500 },
    window: { atMs: 0, forMs: 60_000 },
  });
  expect(run.held[0]?.done).toEqual(['pass']);
});

test('half of the citizens by hand are half of them, and as many are compared with them', async () => {
  const { run } = flying();
  for (const citizen of [1, 2, 3, 4, 5, 6]) await run.come(citizen);
  await run.settle(run.desk.inject({ ...SLOW, share: '0.5' }));
  await run.pass(10);
  run.ask();
  await run.settle(run.desk.clear());
  await Promise.all(run.work);
  expect(run.held).toHaveLength(6);
  expect(run.held.filter(({ marks }) => marks.length > 0)).toHaveLength(3);
});

test('clear reports what it found, and when asked again that there is nothing', async () => {
  const { run } = flying();
  await run.settle(run.desk.inject(SLOW));
  await run.pass(1_500);
  const first = await run.settle(run.desk.clear('latency'));
  expect(first.faults).toMatchObject([{ name: 'latency', state: 'over', activeMs: 1_500, fired: 0 }]);
  expect((await run.settle(run.desk.clear('latency'))).faults).toEqual([]);
  expect((await run.settle(run.desk.clear())).faults).toEqual([]);
});

test('clear takes planned faults away that are active, and leaves those whose time is to come', async () => {
  const { run } = flying([
    faultOf('latency', { name: 'now' }),
    faultOf('latency', { name: 'later', window: { atMs: 5_000, forMs: 1_000 } }),
  ]);
  await run.come(1, ['exposed', 'exposed']);
  const { faults } = await run.settle(run.desk.clear());
  expect(faults.map(({ name }) => name)).toEqual(['now']);
  expect(run.sessions.routes).toEqual([]);
  await run.pass(5_500);
  expect(run.active).toEqual(['later']);
  expect(run.sessions.routes).toHaveLength(1);
});

test('a fault that comes again does not, once it was cleared', async () => {
  const { run, world } = flying([faultOf('latency', { window: { atMs: 0, forMs: 1_000, everyMs: 3_000 } })]);
  expect(run.active).toEqual(['latency']);
  await run.pass(1_500);
  expect(run.desk.list().faults).toMatchObject([{ state: 'planned' }]);
  await run.pass(2_000);
  expect(run.active).toEqual(['latency']);
  await run.settle(run.desk.clear('latency'));
  await run.pass(10_000);
  expect(run.desk.list().faults).toMatchObject([{ state: 'over' }]);
  expect(world.written()).toEqual([]);
});

test('two at once are let, with the advice to try one at a time; the second of a name has its own', async () => {
  const { run } = flying();
  expect((await run.settle(run.desk.inject(SLOW))).advice).toBeUndefined();
  const second = await run.settle(run.desk.inject(SLOW));
  expect(second.faults).toMatchObject([{ name: 'latency 2' }]);
  expect(second.advice).toContain('‘latency’ is active too. One probe at a time');
});

test('the same again, once it is over, comes under its name; another one does not', async () => {
  const { run } = flying();
  for (let i = 0; i < 2; i++) {
    const { faults } = await run.settle(run.desk.inject(DOWN));
    expect(faults).toMatchObject([{ name: 'status' }]);
    await run.settle(run.desk.clear());
  }
  await run.settle(run.desk.inject(SLOW));
  await run.settle(run.desk.clear());
  const other = await run.settle(run.desk.inject({ ...SLOW, share: '0.5' }));
  expect(other.faults).toMatchObject([{ name: 'latency 2' }]);
});

test('what acts on the service is written down before it does, with how to take it away', async () => {
  const { run, world } = flying();
  const injecting = run.desk.inject(DOWN);
  await new Promise((resolve) => setImmediate(resolve));
  expect({ written: world.written(), standing: [...world.standing] }).toEqual({
    written: ['status'],
    standing: [],
  });
  await run.settle(injecting);
  expect([...world.standing]).toEqual(['status']);
  expect(world.lines).toMatchObject([{ what: 'put', plane: 'service', remedy: { hand: 'take status' } }]);
});

test('what cannot be taken away is shouted with what to type, listed as stuck, and tried again', async () => {
  const { run, world } = flying();
  await run.settle(run.desk.inject(DOWN));
  world.failures = 1;
  const stuck = { why: 'the service does not answer', hand: 'take status' };
  expect((await run.settle(run.desk.clear())).faults).toMatchObject([{ name: 'status', stuck }]);
  expect(run.warnings).toEqual([
    'COULD NOT TAKE AWAY ‘status’, because the service does not answer. IT MAY STILL BE IN PLACE\n  → by hand: take status',
  ]);
  expect(run.desk.list().faults).toMatchObject([{ state: 'active', stuck }]);
  expect((await run.settle(run.desk.clear())).faults).toMatchObject([{ name: 'status', state: 'over' }]);
  expect([...world.standing, ...world.written()]).toEqual([]);
});

test('what the service does not take is refused, and nothing is left of it', async () => {
  const { run, world } = flying();
  world.isFull = true;
  await expect(run.settle(run.desk.inject(DOWN))).rejects.toThrow(
    'could not inject ‘status’, because the service takes no faults',
  );
  expect(run.desk.list().faults).toEqual([]);
  expect([...world.standing, ...world.written()]).toEqual([]);
});

test('before the take-off and after the end nothing is injected, and the reason is said', async () => {
  const run = new FakeRun(new World());
  await expect(run.desk.inject(SLOW)).rejects.toThrow('its citizens have not taken off yet');
  run.takeOff();
  await run.settle(run.stop());
  await expect(run.desk.inject(SLOW)).rejects.toThrow('it is over');
});
