import type { Download } from 'playwright';
import { messageOf, type Signal } from '../../model/index.ts';
import { within } from '../within.ts';

/** A download that goes on for longer is told as it is, ms: nobody waits for its end. */
const WAIT_MS = 3_000;

/** The files that a citizen's pages give them. */
export class Downloads {
  readonly #under = new Set<Promise<void>>();
  readonly #tell: (signal: Signal) => void;

  constructor(tell: (signal: Signal) => void) {
    this.#tell = tell;
  }

  hear(download: Download): void {
    const job = this.#follow(download);
    this.#under.add(job);
    void job.finally(() => this.#under.delete(job));
  }

  /** Resolves when all of them are told. */
  async end(): Promise<void> {
    await Promise.all(this.#under);
  }

  async #follow(download: Download): Promise<void> {
    const name = download.suggestedFilename();
    const late = `not there after ${WAIT_MS / 1_000} s`;
    const error = await within(download.failure(), WAIT_MS, late).catch(messageOf);
    this.#tell({ type: 'page.download', name, ...(error === null ? {} : { error }) });
  }
}
