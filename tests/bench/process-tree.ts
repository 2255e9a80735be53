import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** CPU is sampled so often, ms; what one that is no renderer uses between its last sample and its end is not seen. */
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
export type Kind = 'node' | 'allure' | 'browser' | 'zygote' | 'renderer' | 'gpu' | 'network' | 'other';

interface Stat {
  pid: number;
  parent: number;
  ticks: number;
  /** Of children that ended and were waited for, and of theirs. */
  reapedTicks: number;
}

/**
 * Watches a process and all its descendants, by their parents' ids, until it has ended. Linux only.
 *
 * A renderer lives for one citizen and ends between two samples, whoever closes its page soonest with most of its work
 * unseen. So renderers are counted where they are waited for: by the zygote that forked them, to the last tick.
 * @param ended resolves when it has.
 */
export async function watchTree(root: number, ended: Promise<unknown>): Promise<Usage> {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const cpu = new Map<number, { ticks: number; command: string }>();
  /** Renderers, by the zygote they come from: the living ones and those that ended. */
  const renderers = new Map<number, number>();
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
    const kind = (pid: number): Kind => kindOf(cpu.get(pid)?.command ?? '');
    for (const { pid, reapedTicks } of alive.filter((one) => kind(one.pid) === 'zygote')) {
      const living = alive.filter(({ pid: child, parent }) => parent === pid && kind(child) === 'renderer');
      const now = reapedTicks + living.reduce((sum, { ticks }) => sum + ticks, 0);
      renderers.set(pid, Math.max(renderers.get(pid) ?? 0, now));
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
  const byKind: Usage['byKind'] = {
    node: 0,
    allure: 0,
    browser: 0,
    zygote: 0,
    renderer: 0,
    gpu: 0,
    network: 0,
    other: 0,
  };
  for (const { ticks, command } of cpu.values()) {
    const kind = kindOf(command);
    if (kind !== 'renderer') byKind[kind] += ticks / ticksPerSecond;
  }
  for (const ticks of renderers.values()) byKind.renderer += ticks / ticksPerSecond;
  return { cpuSeconds: Object.values(byKind).reduce((a, b) => a + b), byKind, browserMb };
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

/** proc(5): after the name in brackets come state (field 3), parent (4), … utime (14), stime, cutime and cstime (17). */
function statOf(pid: string): Stat[] {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [, parent] = fields.map(Number);
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
  if (parent === undefined || childrenSystem === undefined) return [];
  const ticks = (user ?? 0) + (system ?? 0);
  return [{ pid: Number(pid), parent, ticks, reapedTicks: (childrenUser ?? 0) + childrenSystem }];
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
  if (type === 'renderer' || type === 'zygote') return type;
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
