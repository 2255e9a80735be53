import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** CPU is sampled so often, ms; what a process uses between its last sample and its end is not seen. */
const EVERY_MS = 150;
/** Reading the memory of a browser costs the kernel some work, so it is done more rarely, ms. */
const MEMORY_EVERY_MS = 1_500;

/** What a tree of processes has used. */
export interface Usage {
  /** User and system time of all of them, s. */
  cpuSeconds: number;
  /** The same by what the processes are, s. */
  byKind: Record<Kind, number>;
  /** Proportional set size of all browser processes together, MB, in order of time. */
  browserMb: number[];
}

/** What a process of the tree is, by its command line. `node` is whoever was started, with Playwright in it. */
export type Kind = 'node' | 'allure' | 'browser' | 'renderer' | 'gpu' | 'network' | 'other';

interface Stat {
  pid: number;
  parent: number;
  ticks: number;
}

/**
 * Watches a process and all its descendants, by their parents' ids, until it has ended. Linux only.
 * @param ended resolves when it has.
 */
export async function watchTree(root: number, ended: Promise<unknown>): Promise<Usage> {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const cpu = new Map<number, { ticks: number; command: string }>();
  const family = new Set([root]);
  const browserMb: number[] = [];
  let lookedAtMemory = -Infinity;
  let over = false;
  void ended.finally(() => (over = true));
  while (!over) {
    const alive = descendants(family);
    for (const { pid, ticks } of alive) {
      cpu.set(pid, { ticks, command: commandOf(pid) || (cpu.get(pid)?.command ?? '') });
    }
    if (performance.now() - lookedAtMemory >= MEMORY_EVERY_MS) {
      lookedAtMemory = performance.now();
      const mb = alive
        .filter(({ pid }) => isBrowser(cpu.get(pid)?.command ?? ''))
        .map(({ pid }) => memoryMb(pid));
      if (mb.length > 0) browserMb.push(mb.reduce((sum, one) => sum + one, 0));
    }
    await delay(EVERY_MS);
  }
  const seconds = (of: Iterable<{ ticks: number }>): number =>
    [...of].reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
  const byKind: Usage['byKind'] = {
    node: 0,
    allure: 0,
    browser: 0,
    renderer: 0,
    gpu: 0,
    network: 0,
    other: 0,
  };
  for (const { ticks, command } of cpu.values()) byKind[kindOf(command)] += ticks / ticksPerSecond;
  return { cpuSeconds: seconds(cpu.values()), byKind, browserMb };
}

/** Those of the family that live, with children born since; a child whose parent has died keeps its place. */
function descendants(family: Set<number>): Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name));
  // Children may be listed before their parents: look again until nobody is new.
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

/** proc(5): after the name in brackets come state (field 3), parent (4), … utime (14) and stime (15). */
function statOf(pid: string): Stat[] {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 13) return [];
  return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function isBrowser(command: string): boolean {
  return /chrom|headless.shell/i.test(command.split(' ', 1)[0] ?? '');
}

function kindOf(command: string): Kind {
  // A script of Node may well name a browser that it starts.
  if (!isBrowser(command)) {
    if (command.includes('/allure/')) return 'allure';
    return /^\S*node(?:\.exe)?\s/.test(command) ? 'node' : 'other';
  }
  const [, type] = /--type=([\w-]+)/.exec(command) ?? [];
  if (type === undefined) return 'browser';
  if (type === 'renderer') return 'renderer';
  if (type === 'gpu-process') return 'gpu';
  return command.includes('network.mojom') ? 'network' : 'other';
}

/** Memory shared by several processes counts once over all of them. */
function memoryMb(pid: number): number {
  const [, kb] = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(kb ?? 0) / 1_024;
}

/** Empty when the process has ended in between. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Proportional memory of all browser processes below a process, now, MB. */
export function browserMemoryMb(root: number): number {
  return descendants(new Set([root]))
    .filter(({ pid }) => isBrowser(commandOf(pid)))
    .reduce((sum, { pid }) => sum + memoryMb(pid), 0);
}
