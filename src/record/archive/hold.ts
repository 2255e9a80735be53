import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { isAlive } from '../alive.ts';

/** Begins the name of a folder in which an archive is made or read; the process that is at it comes next, and its machine. */
const HOLD = '.archiving-';
const HERE = encodeURIComponent(hostname());
/** After so long a process that cannot be seen from here is taken for gone, ms: a day. */
const GONE_AFTER_MS = 86_400_000;

/** Another process has a run in hand, or was faster. Nothing was changed. */
export class Overtaken extends Error {
  constructor() {
    super('another process archives or restores it, or just has');
  }
}

/**
 * Does work on a run folder that no two processes may do at once. Each puts a folder of its own there first and then looks for
 * others: of two that come together at least one sees the other, and whoever does leaves the run alone.
 * @param work gets the folder, which goes afterwards; what a killed process left of such is taken away before.
 * @throws Overtaken where another process is at it.
 */
export async function holding<T>(dir: string, work: (place: string) => Promise<T>): Promise<T> {
  const mine = await mkdtemp(join(dir, `${HOLD}${process.pid}@${HERE}-`));
  try {
    for (const name of await readdir(dir)) {
      if (!name.startsWith(HOLD) || name === basename(mine)) continue;
      if (await isHeld(join(dir, name))) throw new Overtaken();
      await rm(join(dir, name), { recursive: true, force: true });
    }
    return await work(mine);
  } finally {
    await rm(mine, { recursive: true, force: true });
  }
}

async function isHeld(place: string): Promise<boolean> {
  const [, pid, host] = /^(\d+)@(.+)-/.exec(basename(place).slice(HOLD.length)) ?? [];
  if (host === HERE && !isAlive(Number(pid))) return false;
  const changedAt = await stat(place).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return Date.now() - changedAt < GONE_AFTER_MS;
}
