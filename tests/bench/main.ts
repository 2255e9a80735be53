// What a rehearsal costs: CPU of all processes of `esr run` per completed journey, against a bare Playwright script
// that does the same journeys against the same portal. The two take turns, so that a machine that gets busier or
// hotter slows both.
//
//     npm run bench -- [--pairs N] [--json]
//     npm run bench -- --only finder [--json]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startPortal } from '../support/portal.ts';
import { ROOT } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';
import { cpuEach, figuresOf, type Flown } from './figures.ts';
import { benchFinder } from './finder.ts';
import { SCENARIO, sameJourneys, type BareTask } from './journeys.ts';
import { watchTree } from './process-tree.ts';

const USERS = 40;
const RAMP_UP_MS = 20_000;
const BARE = fileURLToPath(new URL('bare.mjs', import.meta.url));

/** Runs a Node program to its end and gives what it printed and what it used, with all it started. */
async function measured(args: string[], input = ''): Promise<{ said: string; usage: Flown['usage'] }> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  const ended = once(child, 'close');
  const [said, usage] = await Promise.all([text(child.stdout), watchTree(child.pid ?? 0, ended)]);
  return { said, usage };
}

async function flyEsr(origin: string): Promise<Flown> {
  const reports = await temporaryReports();
  const size = ['--users', String(USERS), '--ramp-up', `${RAMP_UP_MS}ms`];
  const args = [`${ROOT}bin/esr.js`, 'run', SCENARIO, ...size, '--target', origin, '--reports', reports];
  const { usage } = await measured(args);
  const { scorecard } = await onlyRun(reports, 'tuition-grant');
  await rm(reports, { recursive: true });
  return { completed: scorecard.citizens.finished, usage };
}

async function flyBare(task: BareTask): Promise<Flown> {
  const { said, usage } = await measured([BARE], JSON.stringify(task));
  const { completed } = JSON.parse(said) as { completed: number };
  return { completed, usage };
}

function complete(flown: Flown, who: string): Flown {
  if (flown.completed === USERS) return flown;
  throw new Error(`${who} completed ${flown.completed} of ${USERS} journeys: there is nothing to compare`);
}

async function bench(count: number, json: boolean): Promise<void> {
  // With --json, standard output is for programs alone.
  const say = json ? console.error : console.log;
  const browsers = Math.max(1, Math.floor(availableParallelism() / 2));
  say(
    `${count} pairs of ${USERS} journeys each, arriving over ${RAMP_UP_MS / 1_000} s, in ${browsers} browser(s)`,
  );
  const portal = await startPortal();
  const pairs: { esr: Flown; bare: Flown }[] = [];
  try {
    const { origin } = portal;
    const task = await sameJourneys({ users: USERS, rampUpMs: RAMP_UP_MS, origin, browsers });
    say('\npair   esr run, s   bare, s   ratio');
    for (let pair = 1; pair <= count; pair += 1) {
      const esr = complete(await flyEsr(origin), 'esr run');
      const bare = complete(await flyBare(task), 'the bare script');
      pairs.push({ esr, bare });
      const [ours, theirs] = [cpuEach(esr), cpuEach(bare)];
      const cells = [
        ours.toFixed(3).padStart(10),
        theirs.toFixed(3).padStart(7),
        (ours / theirs).toFixed(2).padStart(5),
      ];
      say(`${String(pair).padStart(4)}   ${cells.join('   ')}`);
    }
  } finally {
    await portal.stop();
  }
  const figures = figuresOf(pairs);
  say(`\nMedian of ${count} pairs`);
  for (const { bench: name, value, unit } of figures) {
    say(`  ${name.padEnd(46)} ${value.toFixed(unit === 'MB' ? 0 : 3).padStart(7)} ${unit}`);
  }
  if (json) for (const figure of figures) console.log(JSON.stringify(figure));
}

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const pairs = Number(values.pairs);
if (values.only !== undefined && values.only !== 'finder') {
  console.error(`--only takes “finder”, not “${values.only}”`);
  process.exitCode = 2;
} else if (values.only === 'finder') {
  await benchFinder(values.json);
} else if (!Number.isInteger(pairs) || pairs < 1) {
  console.error(`--pairs takes a whole number from 1, not “${values.pairs}”`);
  process.exitCode = 2;
} else if (process.platform !== 'linux') {
  console.error(
    'The benchmark counts CPU through /proc, which only Linux has; run it there, or in a container.',
  );
  process.exitCode = 2;
} else {
  await bench(pairs, values.json);
}
