// The instrument against the truth: a service that answers by a known law, with a known stall, knows how long each of
// its answers took; the sensors say how long they found them to take. Plain, with a trace, with a route, by a proxy.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { startTimeProxy } from '../../src/browser/index.ts';
import { sessionIn } from '../../src/browser/window.ts';
import { Durations } from '../../src/checks/durations.ts';
import type { Signal } from '../../src/model/index.ts';
import { launchOptions } from '../support/browser.ts';
import { citizenNumber } from '../support/people.ts';
import type { Figure } from './figures.ts';

const SERVER = fileURLToPath(new URL('truth-server.mjs', import.meta.url));
const CITIZENS = 25;
const AT_ONCE = 5;
const PERCENTS = [50, 95, 99] as const;
const MODES = ['plain', 'trace', 'route', 'proxy'] as const;
type Mode = (typeof MODES)[number];

const NEVER = new AbortController().signal;

async function startServer(): Promise<{ url: string; truth(): Promise<number[]>; stop(): void }> {
  const child = spawn(process.execPath, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${String(port).trim()}`;
  return {
    url,
    truth: async () => (await (await fetch(`${url}/truth`)).json()) as number[],
    stop: () => void child.stdin.end(),
  };
}

/** What the sensors state of the calls, ms: until all of an answer was there, and until its first byte was. */
interface Reported {
  durations: number[];
  /** Empty where a route may have held the call: the browser's own times are not stated then. */
  firstBytes: number[];
}

async function reported(url: string, mode: Mode): Promise<Reported> {
  const proxy = mode === 'proxy' ? await startTimeProxy(url) : undefined;
  const browser = await chromium.launch({
    ...launchOptions(),
    ...(proxy ? { proxy: { server: proxy.server } } : {}),
  });
  const durations: number[] = [];
  const firstBytes: number[] = [];
  const hear = (signal: Signal): void => {
    if (signal.type !== 'exchange' || signal.kind !== 'api') return;
    durations.push(signal.durationMs);
    if (signal.ttfbMs !== undefined) firstBytes.push(signal.ttfbMs);
  };
  const fly = async (number: number): Promise<void> => {
    const context = await browser.newContext();
    if (mode === 'trace') await context.tracing.start({ screenshots: true, snapshots: true });
    const citizen = citizenNumber(number);
    const patient = { ...citizen, persona: { ...citizen.persona, patienceMs: 60_000 } };
    const session = await sessionIn(context, patient, hear, { baseUrl: url, now: () => performance.now() });
    if (mode === 'route') await session.intercept('**', (exchange) => exchange.pass());
    await session.perform({ kind: 'visit', settings: { path: '/' } }, NEVER);
    if (mode === 'trace') await context.tracing.stop();
    await session.close();
  };
  const numbers = Array.from({ length: CITIZENS }, (_, i) => i + 1).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const number of numbers) await fly(number);
    }),
  );
  await browser.close();
  await proxy?.close();
  return { durations, firstBytes };
}

function percentilesOf(values: readonly number[]): number[] {
  const durations = new Durations();
  for (const value of values) durations.add(value);
  return PERCENTS.map((percent) => durations.percentile(percent));
}

/** @param say hears a readable table. */
export async function benchTruth(say: (line: string) => void): Promise<Figure[]> {
  say(`${CITIZENS} citizens, 25 calls each, against a log-normal law with a stall of 200 ms every 5 s`);
  say(
    `\n${'what'.padEnd(20)}${PERCENTS.map((p) => `p${p} true, ms   reported   error`.padStart(34)).join('')}`,
  );
  const figures: Figure[] = [];
  for (const mode of MODES) {
    const server = await startServer();
    const { durations, firstBytes } = await reported(server.url, mode);
    const real = await server.truth();
    server.stop();
    if (durations.length !== real.length) {
      throw new Error(`${mode}: ${durations.length} calls were reported, and ${real.length} were answered`);
    }
    const compare = (what: string, found: readonly number[]): void => {
      const [ours, theirs] = [percentilesOf(found), percentilesOf(real)];
      const cells = PERCENTS.map((percent, i) => {
        const [seen = 0, was = 1] = [ours[i], theirs[i]];
        const value = Number((seen / was - 1).toFixed(4));
        figures.push({ bench: `error of p${percent}, ${what}`, value, unit: 'share', n: found.length });
        return `${was.toFixed(1).padStart(14)}${seen.toFixed(1).padStart(11)}${`${(value * 100).toFixed(2)} %`.padStart(9)}`;
      });
      say(`${what.padEnd(20)}${cells.join('')}`);
    };
    compare(mode, durations);
    if (firstBytes.length === real.length) compare(`${mode}, first byte`, firstBytes);
  }
  return figures;
}
