import { statSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename } from 'node:path';
import { isAlive } from '../../record/index.ts';

/** A run on another machine that has not touched its journal for so long is gone, ms. */
const GONE_AFTER_MS = 60_000;

/** Whose a journal is. */
export interface Owner {
  pid: number;
  /** The machine's name, in plain characters. */
  host: string;
  /** When the journal was last written. */
  at: Date;
  isGone: boolean;
}

/** How this process signs the names of its journals: `@<process>@<host>.jsonl`. */
export function signature(): string {
  return `@${process.pid}@${thisHost()}.jsonl`;
}

/**
 * Whose a journal is by its name, and whether that run is gone. A process of this machine is asked for; one of another
 * machine, or of a container of it, is known by its touching the file.
 * @param inUse the journals of this process.
 * @returns undefined for a file that is no journal, or not there.
 */
export function ownerOf(file: string, inUse: ReadonlySet<string>): Owner | undefined {
  const [, pid, host] = /@(\d+)@([^@]*)\.jsonl$/.exec(basename(file)) ?? [];
  const at = statSync(file, { throwIfNoEntry: false })?.mtime;
  if (pid === undefined || host === undefined || !at) return undefined;
  const owner = { pid: Number(pid), host, at };
  return { ...owner, isGone: !(host === thisHost() ? livesHere(owner, file, inUse) : isTouched(at)) };
}

function livesHere(
  { pid, at }: { pid: number; at: Date },
  file: string,
  inUse: ReadonlySet<string>,
): boolean {
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
