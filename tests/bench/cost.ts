// What a rehearsal costs: CPU of all processes of `esr run` per completed journey, with fresh and with recycled contexts,
// against a bare Playwright script, and Artillery where it is installed, that do the same journeys against the same
// portal. They fly beside each other, since one machine is up to a third slower in one quarter of an hour than in another:
// so whatever it does falls on all of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startPortal } from '../support/portal.ts';
import { ROOT } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';
import { artilleryFlight } from './artillery.ts';
import { cpuEach, figuresOf, type Figure, type Flown, type Round } from './figures.ts';
import { plainScenario, sameJourneys, type BareTask } from './journeys.ts';
import { watchTree } from './process-tree.ts';

/** One in two seconds for twelve minutes, of each: what starts and ends with a run is a small part of it, as on a real day. */
const USERS = 360;
const RAMP_UP_MS = 720_000;
/** Closed model: so many at once keep two processors busy. */
const AT_ONCE = 8;
const BARE = fileURLToPath(new URL('bare.mjs', import.meta.url));

/** Runs a Node program to its end and gives what it printed and what it used, with all it started. */
async function measured(args: string[], input = ''): Promise<{ said: string; usage: Flown['usage'] }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true' },
  });
  child.stdin.end(input);
  const ended = once(child, 'close');
  const [said, usage] = await Promise.all([text(child.stdout), watchTree(child.pid ?? 0, ended)]);
  return { said, usage };
}

async function flyEsr(scenario: string, origin: string, ...options: string[]) {
  const reports = await temporaryReports();
  const args = [`${ROOT}bin/esr.js`, 'run', scenario, '--target', origin, '--reports', reports, ...options];
  const { usage } = await measured(args);
  const { scorecard } = await onlyRun(reports, 'tuition-grant');
  await rm(reports, { recursive: true });
  return { completed: scorecard.citizens.finished, usage, durationMs: scorecard.durationMs };
}

async function flyBare(task: BareTask): Promise<Flown> {
  const { said, usage } = await measured([BARE], JSON.stringify(task));
  const { completed } = JSON.parse(said) as { completed: number };
  return { completed, usage };
}

async function flyArtillery(home: string, task: BareTask): Promise<Flown> {
  const flight = await artilleryFlight(home, task, RAMP_UP_MS);
  try {
    const { usage } = await measured(flight.args);
    return { completed: await flight.completed(), usage };
  } finally {
    await flight.remove();
  }
}

function complete<T extends Flown>(flown: T, who: string): T {
  if (flown.completed === USERS) return flown;
  throw new Error(`${who} completed ${flown.completed} of ${USERS} journeys: there is nothing to compare`);
}

/**
 * @param options how many rounds; the folder in which Artillery is installed, where it is.
 * @param say hears a readable table.
 */
export async function benchCost(
  { rounds: count, artillery: home }: { rounds: number; artillery: string | undefined },
  say: (line: string) => void,
): Promise<Figure[]> {
  const browsers = Math.max(1, Math.floor(availableParallelism() / 2));
  say(
    `${count} round(s) of ${USERS} journeys each, arriving over ${RAMP_UP_MS / 1_000} s, in ${browsers} browser(s), all at the same time`,
  );
  const portal = await startPortal();
  const rounds: Round[] = [];
  try {
    const { origin } = portal;
    const scenario = await plainScenario();
    const task = await sameJourneys({ scenario, users: USERS, rampUpMs: RAMP_UP_MS, origin, browsers });
    const size = ['--users', String(USERS), '--ramp-up', `${RAMP_UP_MS}ms`];
    say(
      `\nCPU a journey, s\n${row(['round', 'esr run', '--recycle', 'bare', ...(home ? ['Artillery'] : [])])}`,
    );
    for (let round = 1; round <= count; round += 1) {
      const [esr, recycled, bare, artillery] = await Promise.all([
        flyEsr(scenario, origin, ...size).then((flown) => complete(flown, 'esr run')),
        flyEsr(scenario, origin, ...size, '--recycle').then((flown) => complete(flown, 'esr run --recycle')),
        flyBare(task).then((flown) => complete(flown, 'the bare script')),
        home === undefined
          ? undefined
          : flyArtillery(home, task).then((flown) => complete(flown, 'Artillery')),
      ]);
      rounds.push({ esr, recycled, bare, ...(artillery ? { artillery } : {}) });
      const all = [esr, recycled, bare, ...(artillery ? [artillery] : [])];
      say(row([String(round), ...all.map((flown) => cpuEach(flown).toFixed(3))]));
    }
    return [...figuresOf(rounds), ...(await throughput(origin))];
  } finally {
    await portal.stop();
  }
}

/** Journeys a minute where the next citizen comes as soon as one is done, with the pauses people make. */
async function throughput(origin: string): Promise<Figure[]> {
  const scenario = await plainScenario(`concurrency: ${AT_ONCE}`);
  const size = ['--users', String(USERS), '--ramp-up', '0'];
  const perMinute = async (...options: string[]): Promise<number> => {
    const { completed, durationMs } = await flyEsr(scenario, origin, ...size, ...options);
    return Number(((completed * 60_000) / durationMs).toFixed(0));
  };
  const figure = { unit: 'journeys/min', n: USERS };
  return [
    { bench: `esr run, ${AT_ONCE} at once`, value: await perMinute(), ...figure },
    { bench: `esr run --recycle, ${AT_ONCE} at once`, value: await perMinute('--recycle'), ...figure },
  ];
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(11)).join('');
}
