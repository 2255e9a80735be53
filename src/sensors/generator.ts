import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Observe } from '../model/index.ts';

/**
 * Samples the generator itself each second: CPU of the host (os.cpus), the longest block of the event loop
 * (perf_hooks histogram, minus its 10 ms resolution), resident memory.
 * @param load citizens in flight, and due but waiting.
 * @returns stops sampling.
 */
export function watchGenerator(options: {
  observe: Observe;
  now: () => number;
  load: () => { active: number; waiting: number };
}): () => void {
  const resolution = 10;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let before = cpuTimes();
  let stopped = false;
  const sample = (): void => {
    if (stopped) return;
    const after = cpuTimes();
    const total = after.total - before.total;
    options.observe({
      type: 'generator',
      t: options.now(),
      hostCpu: total > 0 ? 1 - (after.idle - before.idle) / total : 0,
      loopDelayMs: Math.max(0, delay.max / 1e6 - resolution),
      rssMb: process.memoryUsage.rss() / 1e6,
      ...options.load(),
    });
    before = after;
    delay.reset();
  };
  // After a standstill this timer may come before the histogram's own: let that one note the gap first.
  const timer = setInterval(() => setTimeout(sample, 2 * resolution), 1_000);
  return () => {
    stopped = true;
    clearInterval(timer);
    delay.disable();
  };
}

function cpuTimes(): { idle: number; total: number } {
  let idle = 0;
  let total = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}
