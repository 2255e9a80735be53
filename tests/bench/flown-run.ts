import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvents } from '../../src/record/index.ts';
import { prepareRun } from '../../src/run/index.ts';
import { rehearse } from '../../src/run/rehearse.ts';
import { ROOT } from '../support/processes.ts';
import { plainScenario } from './journeys.ts';

const CITIZENS = 20;
const RAMP_UP_MS = 10_000;

/**
 * Flies a short run of the portal in real browsers.
 * @returns how many events it left, and the CPU of esr and its browsers in it, s.
 */
export async function flownRun(): Promise<{ events: number; cpuSeconds: number; citizens: number }> {
  const reportsDir = await mkdtemp(join(tmpdir(), 'esr-bench-run-'));
  try {
    const order = { scenario: await plainScenario(), users: CITIZENS, rampUpMs: RAMP_UP_MS };
    const run = await prepareRun({ ...order, projectDir: ROOT, reportsDir });
    const { dir } = await rehearse(run, new AbortController().signal);
    const { events } = await readEvents(dir);
    const cpuSeconds = events.reduce((sum, e) => sum + (e.type === 'generator' ? (e.treeCpu ?? 0) : 0), 0);
    return { events: events.length, cpuSeconds, citizens: CITIZENS };
  } finally {
    await rm(reportsDir, { recursive: true, force: true });
  }
}
