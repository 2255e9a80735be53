// What the engine itself costs, without a browser: plan, people, templates, steps, events to disk, live tally. A fake
// session answers at once with the signals of a page; nobody thinks.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tally } from '../../src/checks/index.ts';
import { loadPersonas, loadScenario } from '../../src/language/index.ts';
import type { Clock, Session, Sessions, Signal } from '../../src/model/index.ts';
import { planRun, withSize } from '../../src/plan/index.ts';
import { openRecord } from '../../src/record/index.ts';
import { faultsFor, flightOptions } from '../../src/run/crew/index.ts';
import { Guard } from '../../src/run/guard.ts';
import type { PreparedRun } from '../../src/run/index.ts';
import { flyCitizen, Hold, startSwarm } from '../../src/swarm/index.ts';
import { ROOT } from '../support/processes.ts';
import type { Figure } from './figures.ts';

/** What a page of the portal lets the sensors know in one step: one document or call and a few assets. */
const SIGNALS: Signal[] = ['document', 'asset', 'asset', 'asset', 'api'].map((kind, i) => ({
  type: 'exchange',
  method: 'GET',
  url: `http://127.0.0.1:4173/api/eligibility/${i}?state=IA`,
  kind: kind as 'document' | 'asset' | 'api',
  status: 200,
  startedAt: 0,
  durationMs: 12 + i,
  touch: 'clean',
  serverTiming: 'db;dur=3.2',
}));

class InstantSessions implements Sessions {
  open(_citizen: unknown, signals: (signal: Signal) => void): Promise<Session> {
    return Promise.resolve({
      perform() {
        for (const signal of SIGNALS) signals(signal);
        return Promise.resolve({ durationMs: 12 });
      },
      screenshot: () => Promise.resolve(true),
      address: () => 'http://127.0.0.1:4173/apply',
      intercept: () => Promise.resolve(() => Promise.resolve()),
      close: () => Promise.resolve(),
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Citizens that one core can start, guide and record a second, browsers apart. */
export async function benchEngine(users = 20_000): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-engine-'));
  const personas = await loadPersonas(join(ROOT, 'personas'));
  const file = join(ROOT, 'scenarios', 'tuition-grant.yml');
  const scenario = withSize(await loadScenario(file, { projectDir: ROOT, personas }), { users, rampUpMs: 0 });
  const signal = new AbortController().signal;
  const startedAt = performance.now();
  const clock: Clock = { now: () => performance.now() - startedAt, sleep: () => Promise.resolve() };
  const before = process.cpuUsage();
  const plan = planRun(scenario, personas, 1);
  const run = { plan, scenario, target: { name: 'portal', services: [] } } as unknown as PreparedRun;
  const record = openRecord(dir);
  const tally = new Tally();
  const observe = (event: Parameters<typeof record.append>[0]): void => {
    record.append(event);
    tally.add(event);
  };
  const faults = faultsFor(run, '', { clock, observe });
  const guard = new Guard(plan);
  const parts = { sessions: new InstantSessions(), faults, clock, observe, signal, dir, guard };
  const services = [{ name: 'portal', glob: '**' }];
  const options = flightOptions(run, { ...parts, services, hold: new Hold(clock) });
  const swarm = startSwarm({
    arrivals: plan.arrivals,
    clock,
    places: 64,
    signal,
    fly: (arrival, begin) => flyCitizen(arrival, begin, options),
  });
  await swarm.landed;
  await record.close();
  const { user, system } = process.cpuUsage(before);
  const finished = tally.live().finished;
  if (finished !== users)
    throw new Error(`${finished} of ${users} citizens finished: there is nothing to measure`);
  const { size } = await stat(join(dir, 'events.ndjson'));
  await rm(dir, { recursive: true });
  return [
    {
      bench: 'engine alone, citizens per second of CPU',
      value: Math.round(users / ((user + system) / 1e6)),
      unit: '1/s',
      n: users,
    },
    {
      bench: 'record, bytes per citizen',
      value: Math.round(size / users),
      unit: 'B',
      n: users,
    },
  ];
}
