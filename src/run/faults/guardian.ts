import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Remedy } from '../../model/index.ts';
import type { Guardian } from './plane.ts';

/** The watchdog as this file is run: built, or as source. */
const WATCHDOG = fileURLToPath(
  new URL(`watchdog${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
/** How often the run says that it is there, ms. */
const BEAT_EVERY_MS = 1_000;
/** One that has said nothing for so long hangs, ms. */
const SILENT_AFTER_MS = 10_000;

/** What a watchdog is told. */
export type Told =
  | { do: 'watch'; journal: string; silentAfterMs: number }
  | { do: 'put'; name: string; remedy: Remedy }
  | { do: 'there' | 'gone'; name: string }
  | { do: 'beat' };

/** What it says. */
export interface Done {
  says: 'taken away' | 'stuck';
  name: string;
  /** What a command printed, or why it could not be done. */
  detail: string;
}

interface WatchdogOptions {
  /** File of the run's journal, to which it writes what it has done. */
  journal: string;
  /** Hears what it did while the run hung. */
  done(what: Done): void;
  silentAfterMs?: number;
}

/**
 * A process that outlives its run, to take away what the run has left outside: when the pipe between them closes, however
 * that came, or when the run falls silent. Started with the first fault that can outlive the run, and ends with the run.
 *
 *     run ── beats, what is in place ──> watchdog ── remedies ──> service, proxy, commands
 */
export class Watchdog implements Guardian {
  readonly #options: WatchdogOptions;
  readonly #inPlace = new Map<string, { remedy: Remedy; isThere: boolean }>();
  #process: ChildProcess | undefined;
  #beating: NodeJS.Timeout | undefined;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  put(name: string, remedy: Remedy): void {
    if (!this.#process) this.#start();
    this.#inPlace.set(name, { remedy, isThere: false });
    this.#tell({ do: 'put', name, remedy });
  }

  there(name: string): void {
    const fault = this.#inPlace.get(name);
    if (fault) fault.isThere = true;
    this.#tell({ do: 'there', name });
  }

  gone(name: string): void {
    this.#inPlace.delete(name);
    this.#tell({ do: 'gone', name });
  }

  /** The run ends; what is in place still goes away then. */
  async close(): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
    child.stdin?.end();
    await ended;
  }

  /** Started anew where somebody ended it, it is told what is in place. */
  #start(): void {
    const { journal, done, silentAfterMs = SILENT_AFTER_MS } = this.#options;
    // In a session of its own: a terminal that closes, and Ctrl-C in it, are no business of this one.
    const child = spawn(process.execPath, [...process.execArgv, WATCHDOG], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#process = child;
    const over = (): void => {
      clearInterval(this.#beating);
      this.#process = undefined;
    };
    child.on('exit', over).on('error', over);
    // A pipe, and not the channel of `fork`: what is in it is read even when the run ended before its watchdog was up.
    child.stdin.on('error', () => undefined);
    createInterface(child.stdout).on('line', (line) => {
      // A warning of Node may stand between its words.
      if (line.startsWith('{')) done(JSON.parse(line) as Done);
    });
    this.#tell({ do: 'watch', journal, silentAfterMs });
    for (const [name, { remedy, isThere }] of this.#inPlace) {
      this.#tell({ do: 'put', name, remedy });
      if (isThere) this.#tell({ do: 'there', name });
    }
    this.#beating = setInterval(() => this.#tell({ do: 'beat' }), BEAT_EVERY_MS);
    this.#beating.unref();
  }

  #tell(told: Told): void {
    if (this.#process?.stdin?.writable) this.#process.stdin.write(`${JSON.stringify(told)}\n`);
  }
}
