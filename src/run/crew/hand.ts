import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Word } from './messages.ts';

/** The worker as this file is run: built, or as source. */
const WORKER = fileURLToPath(
  new URL(`worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
/** A worker says how it is every second; one that is silent for so long hangs, ms. */
const HANGS_AFTER_MS = 10_000;
/** A worker that has not started its browsers by then never will, ms. */
const STARTS_WITHIN_MS = 60_000;
/** A worker that does not end by itself within this time is ended, ms. */
const END_WITHIN_MS = 5_000;

/** One worker process: fresh -> working -> gone. */
export class Hand {
  readonly #process: ChildProcess;
  /** Citizens it flies. */
  readonly citizens = new Set<number>();
  #gone = false;
  #heardAt = performance.now();
  #listening: NodeJS.Timeout | undefined;

  /** @param gone is told once when it has ended, whoever ended it. */
  constructor(hear: (word: Word, hand: Hand) => void, gone: (hand: Hand) => void) {
    this.#process = fork(WORKER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#process.on('message', (word: Word) => {
      this.#heardAt = performance.now();
      hear(word, this);
    });
    const over = (): void => {
      if (this.#gone) return;
      this.#gone = true;
      clearInterval(this.#listening);
      gone(this);
    };
    // Not `exit`: by then what it said last may not have been read.
    this.#process.on('close', over);
    this.#process.on('error', over);
    const late = setTimeout(() => this.#process.kill('SIGKILL'), STARTS_WITHIN_MS);
    this.#process.once('message', () => clearTimeout(late)).once('close', () => clearTimeout(late));
  }

  get isGone(): boolean {
    return this.#gone;
  }

  /** From now on it has something to say every second, and is ended when it does not. */
  listen(): void {
    this.#heardAt = performance.now();
    this.#listening = setInterval(() => {
      if (performance.now() - this.#heardAt > HANGS_AFTER_MS) this.#process.kill('SIGKILL');
    }, 1_000);
  }

  /** Orders to one that has gone are nobody's. */
  tell(order: Order): void {
    if (!this.#gone && this.#process.connected) this.#process.send(order, () => undefined);
  }

  async end(): Promise<void> {
    if (this.#gone) return;
    const ended = once(this.#process, 'exit');
    this.tell({ do: 'end' });
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), END_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }
}
