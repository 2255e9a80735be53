// How long somebody waits from the command until the first citizen does something: `esr run`, and a bare script.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { ROOT } from '../support/processes.ts';
import { onlyRun, temporaryReports } from '../support/project.ts';
import { startPortal } from '../support/portal.ts';
import { median, type Figure } from './figures.ts';
import { SCENARIO } from './journeys.ts';

const TIMES = 5;

/** @param say hears a readable line. */
export async function benchStartup(say: (line: string) => void): Promise<Figure[]> {
  const portal = await startPortal();
  try {
    const seconds: number[] = [];
    for (let i = 0; i < TIMES; i++) seconds.push(await untilFirstStep(portal.origin));
    const value = Number(median(seconds).toFixed(2));
    say(`from the command to the first citizen's first step: ${value} s (median of ${TIMES})`);
    return [{ bench: 'from the command to the first step', value, unit: 's', n: TIMES }];
  } finally {
    await portal.stop();
  }
}

async function untilFirstStep(origin: string): Promise<number> {
  const reports = await temporaryReports();
  const size = ['--users', '1', '--ramp-up', '0', '--target', origin, '--reports', reports];
  const typedAt = Date.now();
  const child = spawn(process.execPath, [`${ROOT}bin/esr.js`, 'run', SCENARIO, ...size], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  await once(child, 'close');
  const { events } = await onlyRun(reports, 'tuition-grant');
  await rm(reports, { recursive: true });
  const start = events.find((event) => event.type === 'run.started');
  const step = events.find((event) => event.type === 'step');
  if (start?.type !== 'run.started' || step?.type !== 'step') throw new Error('nobody did anything');
  return (Date.parse(start.at) + step.startedAt - typedAt) / 1_000;
}
