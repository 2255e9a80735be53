import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, CDPSession } from 'playwright';
import { within } from './within.ts';

const ps = promisify(execFile);

/** A browser is asked so often, ms. */
const EVERY_MS = 1_000;
/** A browser that owes an answer for so long hangs, ms: hundreds of times of what a busy one takes. */
const HANGS_AFTER_MS = 10_000;

/** A browser under observation. */
export interface Pulse {
  /**
   * How long it took to answer, at the most since this was asked last, ms; an answer it owes counts too. How much CPU it
   * has used since then, s: without what processes used that were born and died in between.
   */
  taken(): { delayMs: number; cpuSeconds: number };
  /** For how long it has owed an answer, ms; 0 when it owes none. */
  owedMs(): number;
  /** Observes no more. */
  stop(): void;
}

/**
 * Asks a browser once a second how its processes are (CDP `SystemInfo.getProcessInfo`, 1 to 2 ms when it has time).
 * One that crashed says so itself; one that hangs is killed, so that its citizens learn it and it is replaced.
 */
export async function takePulse(browser: Browser, hangsAfterMs = HANGS_AFTER_MS): Promise<Pulse> {
  const session = await browser.newBrowserCDPSession();
  const cpu = new Map<number, number>();
  let pid: number | undefined;
  let slowest = 0;
  let cpuSeconds = 0;
  let askedAt: number | undefined;

  const read = ({ processInfo }: Awaited<ReturnType<typeof processes>>): void => {
    for (const { id, type, cpuTime } of processInfo) {
      if (type === 'browser') pid = id;
      cpuSeconds += Math.max(0, cpuTime - (cpu.get(id) ?? 0));
      cpu.set(id, cpuTime);
    }
    const alive = new Set(processInfo.map(({ id }) => id));
    for (const id of cpu.keys()) if (!alive.has(id)) cpu.delete(id);
  };
  const owed = (): number => (askedAt === undefined ? 0 : performance.now() - askedAt);
  const ask = (): void => {
    if (owed() > hangsAfterMs) return void kill(pid);
    if (askedAt !== undefined) return;
    askedAt = performance.now();
    processes(session).then(
      (info) => {
        slowest = Math.max(slowest, owed());
        askedAt = undefined;
        return read(info);
      },
      // It is gone, which its pool hears from the browser itself.
      () => stop(),
    );
  };
  const stop = (): void => clearInterval(timer);
  const timer = setInterval(ask, EVERY_MS);
  browser.on('disconnected', stop);
  try {
    read(
      await within(
        processes(session),
        hangsAfterMs,
        `the browser did not answer within ${hangsAfterMs / 1_000} s`,
      ),
    );
  } catch (error) {
    stop();
    throw error;
  }
  cpuSeconds = 0;
  return {
    taken() {
      const taken = { delayMs: Math.max(slowest, owed()), cpuSeconds };
      slowest = 0;
      cpuSeconds = 0;
      return taken;
    },
    owedMs: owed,
    stop,
  };
}

function processes(session: CDPSession) {
  return session.send('SystemInfo.getProcessInfo');
}

/**
 * Ends a browser with all its processes, which may hang too and hold on to its pipes. Playwright starts it as the leader
 * of a process group, or a script that starts it.
 */
async function kill(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  const [group, own] = await Promise.all([pid, process.pid].map(groupOf));
  try {
    process.kill(group === undefined || group === own ? pid : -group, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

/** The group of a process; undefined where the system does not say. */
async function groupOf(pid: number): Promise<number | undefined> {
  const { stdout } = await ps('ps', ['-o', 'pgid=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return Number(stdout.trim()) || undefined;
}
