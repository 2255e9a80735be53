import type { WriteStream } from 'node:tty';
import type { Progress } from '../run/index.ts';
import { describeProgress } from '../run/later.ts';

/** In a pipe a progress line is only printed so often, ms. */
const PLAIN_EVERY_MS = 15_000;

/** One line that is rewritten on a terminal; in a pipe plain lines, fewer of them. */
export class LiveLine {
  readonly #out: WriteStream;
  #saidAt = 0;

  constructor(out: WriteStream) {
    this.#out = out;
  }

  /** A line that stays. */
  print(line: string): void {
    this.clear();
    this.#out.write(`${line}\n`);
  }

  /** A line that goes: terminals only. */
  show(line: string): void {
    if (!this.#out.isTTY) return;
    this.clear();
    this.#out.write(line.slice(0, (this.#out.columns || 80) - 1));
  }

  progress(progress: Progress): void {
    if (this.#out.isTTY) this.show(describeProgress(progress));
    else if (progress.elapsedMs - this.#saidAt >= PLAIN_EVERY_MS) {
      this.#saidAt = progress.elapsedMs;
      this.print(describeProgress(progress));
    }
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001b[2K');
  }
}
