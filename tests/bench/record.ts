// What the record costs: writing an event, making the tables of a run at its end, their size beside the record, and
// asking them what a scorecard asks.
//
//     npx tsx tests/bench/record.ts [--exchanges 1000000] [--json]
import { mkdtemp, rm, stat, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { RunEvent } from '../../src/model/index.ts';
import { ask, EVENTS_FILE, keepTables, openRecord } from '../../src/record/index.ts';
import { eventsOf } from './crowd-events.ts';
import { median, type Figure } from './figures.ts';

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

/** Records a run of so many exchanges; what an event costs, and how much memory grew from a tenth of them on. */
async function recording(dir: string, exchanges: number): Promise<Figure[]> {
  const record = openRecord(dir);
  let [events, micros] = [0, 0];
  const resident: number[] = [];
  let burst: RunEvent[] = [];
  const write = async (): Promise<void> => {
    const before = process.cpuUsage();
    for (const event of burst) record.append(event);
    await turn();
    const { user, system } = process.cpuUsage(before);
    micros += user + system;
    events += burst.length;
    burst = [];
    resident.push(process.memoryUsage.rss() / 1e6);
  };
  for (const event of eventsOf(exchanges)) {
    burst.push(event);
    if (burst.length === BURST) await write();
  }
  await write();
  await record.close();
  const early = Math.max(...resident.slice(0, Math.ceil(resident.length / 10)));
  return [
    figure('recording, CPU of an event', micros / events, 'µs', events),
    figure('recording, memory after a tenth', early, 'MB', events, 0),
    figure('recording, memory at the most', Math.max(...resident), 'MB', events, 0),
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
    for (const measure of [recording, making, asking]) {
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
