import { renameSync, rmSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../record/index.ts';

/** A run on another machine that has not touched its journal for so long is gone, ms. */
const GONE_AFTER_MS = 60_000;
/** How often a journal is touched while its run lasts, for those who cannot see its process, ms. */
const TOUCH_EVERY_MS = 10_000;

/** Journals of this process that are in use. */
const inUse = new Set<string>();

/** Whose a journal is. */
export interface Owner {
  pid: number;
  /** The machine's name, in plain characters. */
  host: string;
  /** When the journal was last written. */
  at: Date;
  isGone: boolean;
}

/** A file name that says whose a journal is: `<name>@<process>@<host>.jsonl`, of this process. */
export function signed(name: string): string {
  return `${name}@${process.pid}@${thisHost()}.jsonl`;
}

/**
 * Uses a journal of this process, and touches it as long as it is used. A run does not end because somebody took its
 * journal away. @returns ends that; the file stays.
 */
export function hold(file: string): () => void {
  inUse.add(file);
  const touch = (): void => void utimes(file, new Date(), new Date()).catch(() => undefined);
  const touching = setInterval(touch, TOUCH_EVERY_MS);
  touching.unref();
  return () => {
    clearInterval(touching);
    inUse.delete(file);
  };
}

/**
 * Makes a journal of a run that is gone this process's own: of several that find it at once, one gets it.
 * @returns where it is now; undefined when another one was first.
 */
export function claim(file: string): string | undefined {
  const mine = join(dirname(file), signed(basename(file).split('@', 1)[0] ?? ''));
  try {
    inUse.add(mine);
    renameSync(file, mine);
    return mine;
  } catch {
    inUse.delete(mine);
    return undefined;
  }
}

/** Gives up a claimed journal: as it is, or with nothing left in it to take away. */
export function release(file: string, { isDone }: { isDone: boolean }): void {
  if (isDone) rmSync(file, { force: true });
  inUse.delete(file);
}

/**
 * Whose a journal is by its name, and whether that run is gone. A process of this machine is asked for; one of another
 * machine, or of a container of it, is known by its touching the file.
 * @returns undefined for a file that is no journal, or not there.
 */
export function ownerOf(file: string): Owner | undefined {
  const [, pid, host] = /@(\d+)@([^@]*)\.jsonl$/.exec(basename(file)) ?? [];
  const at = statSync(file, { throwIfNoEntry: false })?.mtime;
  if (pid === undefined || host === undefined || !at) return undefined;
  const owner = { pid: Number(pid), host, at };
  return { ...owner, isGone: !(host === thisHost() ? livesHere(owner, file) : isTouched(at)) };
}

function livesHere({ pid, at }: { pid: number; at: Date }, file: string): boolean {
  if (pid === process.pid) return inUse.has(file);
  // Numbers of processes begin anew when the machine does.
  if (at.getTime() < Date.now() - uptime() * 1_000) return false;
  return isAlive(pid);
}

function isTouched(at: Date): boolean {
  return Date.now() - at.getTime() < GONE_AFTER_MS;
}

function thisHost(): string {
  return hostname()
    .replaceAll(/[^\w-]+/g, '-')
    .slice(0, 40);
}
