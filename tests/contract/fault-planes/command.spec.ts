import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { planesOf } from '../../../src/faults/planes/index.ts';
import type { FaultSpec } from '../../../src/model/index.ts';

const test = base.extend<{ cwd: string }>({
  cwd: async ({}, use) => {
    const cwd = await mkdtemp(join(tmpdir(), 'esr-commands-'));
    await use(cwd);
    await rm(cwd, { recursive: true });
  },
});

const script = (source: string): string[] => ['node', '-e', source];
const PAUSE = script(`fs.writeFileSync('paused', ''); console.log('claims-db')`);
const UNPAUSE = script(`fs.rmSync('paused', { force: true }); fs.appendFileSync('cleared', 'x')`);

const planeOf = (cwd: string, inject: string[], clear: string[], withinMs = 10_000) => {
  const told: string[] = [];
  const [plane] = planesOf(
    { commands: { db_down: { inject, clear, withinMs } } },
    { baseUrl: '', cwd, globOf: () => '**', tell: (sentence) => void told.push(sentence) },
  );
  if (!plane) throw new Error('the target has commands');
  return { plane, told };
};
const fault = (name = 'db_down'): FaultSpec => ({
  name,
  kind: 'status',
  settings: { status: 503 },
  service: '**',
  share: 1,
});
const times = async (cwd: string): Promise<number> =>
  (await readFile(join(cwd, 'cleared'), 'utf8').catch(() => '')).length;

test('the commands of a target put a fault in place and take it away once, and what they print is shown', async ({
  cwd,
}) => {
  const { plane, told } = planeOf(cwd, PAUSE, UNPAUSE);
  const undo = await plane.put(fault());
  expect(existsSync(join(cwd, 'paused'))).toBe(true);
  await undo();
  await undo();
  expect(existsSync(join(cwd, 'paused'))).toBe(false);
  expect(await times(cwd)).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^inject “db_down”: node -e .* printed: claims-db$/);
});

test('a command that fails in the middle is cleared after, and the reason is what it printed', async ({
  cwd,
}) => {
  const half = script(`fs.writeFileSync('paused', ''); console.error('no such container'); process.exit(3)`);
  const { plane } = planeOf(cwd, half, UNPAUSE);
  await expect(plane.put(fault())).rejects.toThrow(/ended with exit code 3; it printed: no such container/);
  expect(existsSync(join(cwd, 'paused'))).toBe(false);
});

test('a command that hangs is ended with everything it started, and cleared', async ({ cwd }) => {
  const hangs = script(
    `const { spawn } = require('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'inherit' });
     fs.writeFileSync('pid', String(child.pid)); setInterval(() => undefined, 1000)`,
  );
  const { plane } = planeOf(cwd, hangs, UNPAUSE, 2_000);
  await expect(plane.put(fault())).rejects.toThrow(/did not end within 2 s/);
  expect(await times(cwd)).toBe(1);
  const pid = Number(await readFile(join(cwd, 'pid'), 'utf8'));
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a fault that cannot be taken away is said, with the command to run by hand, and tried again', async ({
  cwd,
}) => {
  const stuck = script(`if (!fs.existsSync('mended')) { console.error('daemon is away'); process.exit(1) }`);
  const { plane } = planeOf(cwd, PAUSE, stuck);
  const undo = await plane.put(fault());
  await expect(undo()).rejects.toThrow(
    /the fault “db_down” may still be there, because .*daemon is away; run by hand: node -e '/s,
  );
  await writeFile(join(cwd, 'mended'), '');
  await undo();
});

test('what is written down before is enough to clear it without the run', ({ cwd }) => {
  const { plane } = planeOf(cwd, ['docker', 'pause', 'claims-db'], ['docker', 'unpause', 'claims-db']);
  expect(plane.remedy(fault())).toEqual({
    by: 'command',
    command: ['docker', 'unpause', 'claims-db'],
    cwd,
    hand: 'docker unpause claims-db',
  });
});

test('a fault calls its commands by its name, and there are none for another', ({ cwd }) => {
  const { plane } = planeOf(cwd, PAUSE, UNPAUSE);
  expect(plane.refuses(fault('db_down on claims at 12h'))).toBeUndefined();
  expect(plane.refuses(fault('db_down_too'))).toBe(
    'the target has no commands for “db_down_too”, only for db_down',
  );
  expect(planesOf({}, { baseUrl: '', cwd, globOf: () => '**' })).toEqual([]);
});

/** Whether it runs: one that has ended and whom nobody has asked for its exit code is a zombie. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) Z /.test(stat);
}
