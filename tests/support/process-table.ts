import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process of this machine. */
export interface Listed {
  pid: number;
  /** Program and arguments; what `ps` adds of the environment comes after them. */
  command: string;
}

/**
 * Processes with this setting (`NAME=value`) in the environment they were started with: everything a marked command
 * has started, also what has left its process group or lost its parent.
 * @throws Error where the system does not say: to find nothing there would prove nothing.
 */
export async function processesWith(setting: string): Promise<Listed[]> {
  if (existsSync('/proc/self/environ')) return fromProc(setting);
  if (process.platform !== 'win32') return fromPs(setting);
  throw new Error(
    'could not look for processes that were left behind, because this system does not show the environment of a process; run these tests on Linux or macOS',
  );
}

async function fromProc(setting: string): Promise<Listed[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      // Those that end while we look, and those of other users, are none of ours.
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      if (!environment.split('\0').includes(setting)) return [];
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return command === '' ? [] : [{ pid: Number(id), command: command.replaceAll('\0', ' ').trim() }];
    }),
  );
  return found.flat();
}

/** BSD's `ps` prints the environment after the command (`e`), unabridged (`ww`). */
async function fromPs(setting: string): Promise<Listed[]> {
  const { stdout } = await promisify(execFile)('ps', ['eww', '-ax', '-o', 'pid=,command='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || command === undefined || !command.split(' ').includes(setting)) return [];
    return [{ pid: Number(pid), command }];
  });
}
