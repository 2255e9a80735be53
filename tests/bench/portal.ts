// How many people the portal alone serves, on a machine that it shares with whoever asks: the journeys of its services as
// bare requests over keep-alive connections. CPU for each journey is the figure that another program on the machine
// disturbs least; the share that asking takes is told beside it, since a rate that the asking limits is none of the
// portal's.
import { Agent } from 'node:http';
import { startPortal } from '../support/portal.ts';
import { type Figure, median } from './figures.ts';
import { Citizen } from './portal-citizen.ts';
import { type Journey, JOURNEYS } from './portal-journeys.ts';

/** Enough to keep the portal busy, were there no waiting for others. */
const AT_ONCE = 32;
/** What is to be carried, journeys/s: as many more are under way as arrive while one waits (Little's law). */
const WISHED = 300;
const LASTS_MS = 5_000;
const WARM_UP_MS = 1_500;
const STARTS = 5;

/** CPU seconds of the portal's process so far, as it says itself. */
async function cpuOf(origin: string): Promise<number> {
  const gauges = await (await fetch(`${origin}/metrics`)).text();
  const [, seconds] = /^process_cpu_seconds_total (\S+)$/m.exec(gauges) ?? [];
  return Number(seconds);
}

interface Flown {
  readonly seconds: number;
  /** Of each journey, what the portal says that all of its requests took, ms. */
  readonly serverMs: readonly number[];
  /** Of whoever asks, s. */
  readonly askingCpu: number;
}

/** Flies one journey again and again. */
async function flyFor(ms: number, origin: string, { waitsMs, fly }: Journey): Promise<Flown> {
  const atOnce = AT_ONCE + Math.ceil((WISHED * waitsMs) / 1_000);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const serverMs: number[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - startedAt < ms) {
        const citizen = new Citizen(origin, agent);
        await fly(citizen);
        serverMs.push(citizen.serverMs);
      }
    }),
  );
  agent.destroy();
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    serverMs,
    seconds: (performance.now() - startedAt) / 1_000,
    askingCpu: (user + system) / 1_000_000,
  };
}

/** What the portal takes for one journey when nobody else is there, in the middle of some. */
async function alone(origin: string, { fly }: Journey): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const all: number[] = [];
  for (let time = 0; time < 11; time += 1) {
    const citizen = new Citizen(origin, agent);
    await fly(citizen);
    all.push(citizen.serverMs);
  }
  agent.destroy();
  return median(all);
}

async function startOnce(): Promise<number> {
  const startedAt = performance.now();
  const { stop } = await startPortal();
  const ms = performance.now() - startedAt;
  await stop();
  return ms;
}

/** @param say hears a readable line. @throws Error when any request of a journey is refused */
export async function benchPortal(say: (line: string) => void): Promise<Figure[]> {
  const starts: number[] = [];
  for (let time = 0; time < STARTS; time += 1) starts.push(await startOnce());
  const figures: Figure[] = [
    { bench: 'portal, start to ready', value: Math.round(median(starts)), unit: 'ms', n: STARTS },
  ];
  for (const journey of JOURNEYS) {
    const { origin, stop } = await startPortal();
    await flyFor(WARM_UP_MS, origin, journey);
    const before = await cpuOf(origin);
    const { serverMs, seconds, askingCpu } = await flyFor(LASTS_MS, origin, journey);
    const cpu = (await cpuOf(origin)) - before;
    const quietMs = await alone(origin, journey);
    await stop();
    const n = serverMs.length;
    const each = Number(((cpu * 1_000) / n).toFixed(2));
    const share = (used: number): string => `${Math.round((used / seconds) * 100)} %`;
    say(
      `${journey.name}: ${Math.round(n / seconds)} journeys a second, ${each} ms of the portal's CPU each; of one core ` +
        `the portal took ${share(cpu)} and asking ${share(askingCpu)}; server time of one alone ${quietMs.toFixed(1)} ms`,
    );
    figures.push(
      { bench: `portal, ${journey.name}`, value: Math.round(n / seconds), unit: 'journeys/s', n },
      { bench: `portal, ${journey.name}, CPU`, value: each, unit: 'ms', n },
      {
        bench: `portal, ${journey.name}, CPU of asking`,
        value: Number(((askingCpu * 1_000) / n).toFixed(2)),
        unit: 'ms',
        n,
      },
      {
        bench: `portal, ${journey.name}, server time of one alone`,
        value: Number(quietMs.toFixed(1)),
        unit: 'ms',
        n: 11,
      },
    );
  }
  return figures;
}
