import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CrewHealth, Observe } from '../model/index.ts';

/** Resolution of the event loop's histogram, ms. */
const RESOLUTION_MS = 10;

/**
 * Samples the generator itself each second: CPU of the host (os.cpus) and of esr with its browsers, how long something
 * waited for a CPU (Linux pressure stall information), the longest block of the event loop (perf_hooks histogram, minus
 * its resolution), how long browsers took to answer, resident memory.
 * @param load citizens in flight, and due but waiting.
 * @param crew how it did since it was last asked; without it the sample says nothing about browsers.
 * @returns stops sampling.
 */
export function watchGenerator(options: {
  observe: Observe;
  now: () => number;
  load: () => { active: number; waiting: number };
  crew?: () => CrewHealth;
}): () => void {
  const { observe, now, load, crew } = options;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let before = reading();
  let stopped = false;
  const sample = (): void => {
    if (stopped) return;
    const after = reading();
    const total = after.total - before.total;
    const health = crew?.();
    const waited = after.waitedUs === undefined ? undefined : after.waitedUs - (before.waitedUs ?? 0);
    observe({
      type: 'generator',
      t: now(),
      hostCpu: total > 0 ? 1 - (after.idle - before.idle) / total : 0,
      ...(waited === undefined ? {} : { pressure: Math.min(1, waited / 1_000 / (after.at - before.at)) }),
      loopDelayMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS, health?.loopDelayMs ?? 0),
      rssMb: process.memoryUsage.rss() / 1e6,
      ...(health
        ? {
            browserDelayMs: health.delayMs,
            treeCpu: health.cpuSeconds + (after.ownUs - before.ownUs) / 1e6,
          }
        : {}),
      ...load(),
    });
    before = after;
    delay.reset();
  };
  // After a standstill this timer may come before the histogram's own: let that one note the gap first.
  const timer = setInterval(() => setTimeout(sample, 2 * RESOLUTION_MS), 1_000);
  return () => {
    stopped = true;
    clearInterval(timer);
    delay.disable();
  };
}

/** Counters that only grow. */
interface Reading {
  /** Real time, ms. */
  at: number;
  /** CPU time of the host, ms. */
  idle: number;
  total: number;
  /** CPU time of this process, µs. */
  ownUs: number;
  /** How long something has waited for a CPU, µs; absent where the system does not say. */
  waitedUs?: number;
}

function reading(): Reading {
  let idle = 0;
  let total = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  const { user, system } = process.cpuUsage();
  const waitedUs = pressure();
  return {
    at: performance.now(),
    idle,
    total,
    ownUs: user + system,
    ...(waitedUs === undefined ? {} : { waitedUs }),
  };
}

/** Documentation/accounting/psi.rst of Linux: `some … total=` is in µs. */
function pressure(): number | undefined {
  try {
    const [, total] = /^some .*total=(\d+)$/m.exec(readFileSync('/proc/pressure/cpu', 'utf8')) ?? [];
    return total === undefined ? undefined : Number(total);
  } catch {
    return undefined;
  }
}
