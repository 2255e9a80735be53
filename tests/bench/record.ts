// What the record costs: hearing of an event while a run flies, landing, making the tables of a run at its end, their size
// beside the record, and asking them what a scorecard asks.
//
//     npx tsx tests/bench/record.ts [--exchanges 1000000] [--json]
import { mkdtemp, rm, stat, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { liveTally } from '../../src/checks/index.ts';
import type { RunEvent } from '../../src/model/index.ts';
import { ask, EVENTS_FILE, keepTables, openRecord } from '../../src/record/index.ts';
import { judgeRun } from '../../src/run/land.ts';
import { Live } from '../../src/run/live.ts';
import { samplePlan } from '../support/debrief-sample.ts';
import { eventsOf } from './crowd-events.ts';
import { median, type Figure } from './figures.ts';
import { flownRun } from './flown-run.ts';

/** A query is asked so often; the first time the file is read from the disk. */
const ROUNDS = 5;
/** A crowd does not observe all at once: so many events come before the disk gets a turn. */
const BURST = 500;

const QUERIES = {
  'the scorecard query of the seed': `SELECT
    percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95,
    100.0*sum(case when status='OK' then 1 end)/count(*)     AS success_rate
  FROM esr_metrics`,
  'percentiles of each service and step': `select service, step, count(*),
    quantile_cont(duration_ms, [0.5, 0.9, 0.95, 0.99]) from exchanges group by all order by all`,
  'everything that was timed': 'select what, name, count(*), max(duration_ms) from samples group by all',
};

function figure(bench: string, value: number, unit: string, n: number, digits = 3): Figure {
  return { bench, value: Number(value.toFixed(digits)), unit, n };
}

/**
 * Hears a run of so many exchanges as a flight does; what an event costs, how much that is of the CPU of a run in browsers, and
 * how much memory grew from a tenth of them on.
 */
async function recording(dir: string, exchanges: number): Promise<Figure[]> {
  const record = openRecord(dir);
  const [tally, live] = [liveTally(samplePlan()), new Live()];
  let [events, micros] = [0, 0];
  let early: number | undefined;
  let burst: RunEvent[] = [];
  const write = async (): Promise<void> => {
    const before = process.cpuUsage();
    for (const event of burst) {
      record.append(event);
      tally.add(event);
      live.add(event);
    }
    // A progress line asks twice a second.
    if (events % (BURST * 10) === 0) tally.live();
    await turn();
    const { user, system } = process.cpuUsage(before);
    micros += user + system;
    events += burst.length;
    burst = [];
    if (events >= exchanges / 10) early ??= keptMb();
  };
  for (const event of eventsOf(exchanges)) {
    burst.push(event);
    if (burst.length === BURST) await write();
  }
  await write();
  await record.close();
  const late = keptMb();
  // It was there until now, else there would be nothing to weigh.
  if (tally.live().finished === 0) throw new Error('nobody of the crowd finished');
  const flown = await flownRun();
  const each = micros / events / 1e6;
  return [
    figure('recording, CPU of an event', micros / events, 'µs', events),
    figure(
      'a short run in browsers, CPU of an event',
      (flown.cpuSeconds * 1e6) / flown.events,
      'µs',
      flown.events,
      0,
    ),
    figure(
      'recording, of the CPU of that run',
      (100 * each * flown.events) / flown.cpuSeconds,
      '%',
      flown.citizens,
    ),
    figure('recording, memory after a tenth', early ?? NaN, 'MB', events, 1),
    figure('recording, memory at the end', late, 'MB', events, 1),
  ];
}

/** What is kept in memory when all that nobody needs has been collected: how lazy the collector is says nothing. */
function keptMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** From the end of a flight to its scorecard: everything is read again, so that percentiles are exact. */
async function landing(dir: string, exchanges: number): Promise<Figure[]> {
  const users = Math.ceil(exchanges / 100);
  await writeFile(join(dir, 'plan.json'), JSON.stringify(samplePlan({ users })));
  const began = performance.now();
  const before = process.cpuUsage();
  await judgeRun(dir);
  const { user, system } = process.cpuUsage(before);
  return [
    figure('landing', (performance.now() - began) / 1_000, 's', exchanges),
    figure('landing, CPU', (user + system) / 1e6, 's', exchanges),
  ];
}

async function making(dir: string, exchanges: number): Promise<Figure[]> {
  const began = performance.now();
  const before = process.cpuUsage();
  await keepTables(dir);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - began) / 1_000;
  const { size } = await stat(join(dir, EVENTS_FILE));
  const tables = join(dir, 'tables');
  const sizes = await Promise.all((await readdir(tables)).map((name) => stat(join(tables, name))));
  const made = sizes.reduce((sum, file) => sum + file.size, 0);
  return [
    figure('making tables', seconds, 's', exchanges),
    figure('making tables, CPU', (user + system) / 1e6, 's', exchanges),
    figure('record', size / 1e6, 'MB', exchanges, 1),
    figure('record / tables', size / made, 'ratio', exchanges, 1),
  ];
}

async function asking(dir: string, exchanges: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, sql] of Object.entries(QUERIES)) {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await ask([{ dir, runId: 'bench' }], sql, async ({ rows }) => {
        for await (const some of rows) if (some.length === 0) throw new Error('an answer without rows');
      });
      seconds.push((performance.now() - began) / 1_000);
    }
    figures.push(figure(`asking for ${name}`, median(seconds), 's', exchanges));
  }
  return figures;
}

const { values: flags } = parseArgs({
  options: { exchanges: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const exchanges = Number(flags.exchanges);
if (!Number.isInteger(exchanges) || exchanges < 1_000) {
  console.error(`--exchanges takes a whole number from 1000, not “${flags.exchanges}”`);
  process.exitCode = 2;
} else {
  const dir = await mkdtemp(join(tmpdir(), 'esr-bench-record-'));
  try {
    for (const measure of [recording, landing, making, asking]) {
      for (const one of await measure(dir, exchanges)) {
        const { bench, value, unit, n } = one;
        console.log(
          flags.json
            ? JSON.stringify(one)
            : `${bench.padEnd(52)} ${String(value).padStart(8)} ${unit} (n = ${n})`,
        );
      }
    }
  } finally {
    await rm(dir, { recursive: true });
  }
}
