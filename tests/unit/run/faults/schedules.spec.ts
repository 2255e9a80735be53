import assert from 'node:assert/strict';
import { test } from '@playwright/test';
import fc from 'fast-check';
import { FakeRun, faultOf, World } from './fake-run.ts';

/** What somebody expects of the run that flies: nothing more than which faults by hand may be active, and until when. */
interface Expected {
  until: Map<string, number>;
}

/** The run that flies, over a world that outlives it. */
interface Real {
  world: World;
  run: FakeRun;
}

type Move = fc.AsyncCommand<Expected, Real>;

/** As many moments as a fault takes to be in place, and some more. */
const instant = fc.integer({ min: 0, max: 6 });
const kind = fc.constantFrom('latency', 'status');
const length = fc.integer({ min: 1, max: 2_000 });

const planned = [
  faultOf('latency', { name: 'planned inside', window: { atMs: 300, forMs: 900, everyMs: 1_500 } }),
  faultOf('status', { name: 'planned outside', window: { atMs: 500, forMs: 400, everyMs: 1_000 } }),
];

function takeOff(world: World): FakeRun {
  const run = new FakeRun(world, planned);
  run.takeOff();
  return run;
}

const ticks = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** What holds at every moment, whatever was done before; `expect` would make a step of the report of each look. */
function look({ world, run }: Real): void {
  const written = world.written();
  assert.deepEqual(
    [...world.standing].filter((name) => !written.includes(name)),
    [],
  );
  // A route without a fault would slow citizens for nothing.
  if (run.active.every((name) => name.includes('status') || name.includes('outside'))) {
    assert.deepEqual(run.sessions.routes, []);
  }
}

function move(name: string, doIt: (real: Real, model: Expected) => Promise<void>): Move {
  return {
    check: () => true,
    run: async (model, real) => {
      await doIt(real, model);
      look(real);
    },
    toString: () => name,
  };
}

/** Kill -9, at any moment of what is under way; then the watchdog or the next command, and another run. */
async function crash(real: Real, model: Expected): Promise<void> {
  real.run.crash();
  model.until.clear();
  await ticks(3);
  const { world } = real;
  assert.deepEqual(
    [...world.standing].filter((name) => !world.written().includes(name)),
    [],
  );
  world.failures = 0;
  world.settle();
  assert.deepEqual([...world.standing, ...world.written()], []);
  real.run = takeOff(world);
}

const moves = [
  fc.tuple(kind, length).map(([what, ms]) =>
    move(`inject ${what} for ${ms} ms`, async ({ run }, { until }) => {
      const { faults } = await run.settle(run.desk.inject({ words: [what, String(ms)] }));
      for (const { name } of faults) until.set(name, run.clock.now() + ms);
    }),
  ),
  fc.constantFrom(undefined, 'latency', 'status', 'planned inside', 'latency 2').map((name) =>
    move(`clear ${name ?? 'all'}`, async ({ run, world }) => {
      const before = world.failures;
      const { faults } = await run.settle(run.desk.clear(name));
      const left = faults.filter(({ stuck }) => stuck);
      assert.ok(left.length <= before);
      const gone = faults.flatMap((fault) => (fault.stuck ? [] : [fault.name]));
      assert.deepEqual(
        gone.filter((one) => world.standing.has(one) || run.active.includes(one)),
        [],
      );
    }),
  ),
  length.map((ms) =>
    move(`${ms} ms pass`, async ({ run, world }, { until }) => {
      const mayBeStuck = world.failures > 0 || world.lines.some(({ what }) => what === 'stuck');
      await run.pass(ms);
      await ticks(8);
      const late = [...until].filter(([name, at]) => at < run.clock.now() && run.active.includes(name));
      if (!mayBeStuck) assert.deepEqual(late, []);
    }),
  ),
  fc.integer({ min: 1, max: 6 }).map((citizen) =>
    move(`citizen ${citizen} comes or leaves`, async ({ run }) => {
      await run.settle(run.isHere(citizen) ? run.leave(citizen) : run.come(citizen, ['exposed', 'exposed']));
    }),
  ),
  fc.tuple(kind, instant).map(([what, count]) =>
    move(`everybody leaves, ${count} moments into injecting ${what}`, async ({ run }) => {
      const injecting = run.desk.inject({ words: [what, '800'] }).catch(() => undefined);
      await ticks(count);
      for (const citizen of [1, 2, 3, 4, 5, 6]) await run.settle(run.leave(citizen));
      await run.settle(injecting);
      await ticks(4);
      assert.deepEqual(run.sessions.routes, []);
    }),
  ),
  fc.constant(move('pages ask', ({ run }) => Promise.resolve(run.ask()))),
  fc.integer({ min: 1, max: 2 }).map((times) =>
    move(`${times} attempts to take away will fail`, ({ world }) => {
      world.failures = times;
      return Promise.resolve();
    }),
  ),
  fc.constant(
    move('the service takes no fault', async ({ run, world }) => {
      world.isFull = true;
      const refused = await run.settle(run.desk.inject({ words: ['status', '500'] }).catch(String));
      // Unless a planned one came first: nobody gets what the service does not take.
      if (typeof refused === 'string') assert.match(refused, /the service takes no faults/);
      else assert.match(run.warnings.join(), /could not put ‘planned outside’ in place/);
    }),
  ),
  fc.tuple(kind, instant).map(([what, count]) =>
    move(`kill -9, ${count} moments into injecting ${what}`, async (real, model) => {
      void real.run.desk.inject({ words: [what, '1000'] }).catch(() => undefined);
      await ticks(count);
      await crash(real, model);
    }),
  ),
  instant.map((count) =>
    move(`kill -9, ${count} moments into clearing`, async (real, model) => {
      void real.run.desk.clear().catch(() => undefined);
      await ticks(count);
      await crash(real, model);
    }),
  ),
  fc.constant(move('it hangs, and its watchdog takes away what is outside', ({ run }) => run.hang())),
  fc.constant(
    move('the run is stopped, and another one starts', async (real, model) => {
      await real.run.settle(real.run.stop());
      assert.deepEqual(real.run.sessions.routes, []);
      model.until.clear();
      real.world.failures = 0;
      real.world.settle();
      real.run = takeOff(real.world);
    }),
  ),
];

test('1,000 schedules of inject, clear, crash and hang never leave a fault active, nor one that is not written down', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(moves, { maxCommands: 14 }), async (schedule) => {
      const world = new World();
      const real: Real = { world, run: takeOff(world) };
      await fc.asyncModelRun(() => ({ model: { until: new Map<string, number>() }, real }), schedule);
      world.failures = 0;
      const { run } = real;
      await run.settle(run.stop());
      await run.settle(Promise.all(run.work));
      // A run that could take everything away leaves nothing to do for anybody.
      assert.deepEqual(world.writtenOutside(), []);
      world.settle();
      assert.deepEqual([...world.standing, ...world.written()], []);
      assert.deepEqual(run.sessions.routes, []);
      // Whatever a fault held in the middle ended once, and cleanly.
      assert.deepEqual(
        run.held.filter(({ done }) => done.join() !== 'pass'),
        [],
      );
    }),
    { numRuns: 1_000, seed: 20_261_121 },
  );
});
