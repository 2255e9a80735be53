import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent } from '../model/index.ts';
import { messageOf } from '../model/index.ts';

/** File of a run folder that holds everything observed, one JSON event a line, in order (NDJSON). */
export const EVENTS_FILE = 'events.ndjson';

/** The longest an event waits in memory, ms: what a `kill -9` may cost. */
export const FLUSH_MS = 250;
/** Lines after which the buffer is flushed without waiting, so that a burst does not grow it. */
const FLUSH_LINES = 2_000;

/** The record of a run while it is being written. */
export interface RunRecord {
  /** Takes an event. Never throws and never waits: a full disk must not ground a citizen. */
  append(event: RunEvent): void;
  /** Writes what is left. @throws Error when any event could not be written, which one and why. */
  close(): Promise<void>;
}

/** Starts the record of a run in its folder, after whatever is there already. */
export function openRecord(dir: string): RunRecord {
  const file = open(join(dir, EVENTS_FILE), 'a');
  let lines: string[] = [];
  let unwritten = 0;
  let failure: unknown;
  let timer: NodeJS.Timeout | undefined;
  // Writes follow each other on this chain, so that lines keep their order whatever the disk does.
  let writing: Promise<void> = file.then(
    () => undefined,
    (error: unknown) => void (failure ??= error),
  );

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = lines;
    lines = [];
    writing = writing.then(() => write(batch));
  }

  async function write(batch: string[]): Promise<void> {
    if (batch.length === 0) return;
    // After a failure nothing more is written: a gap in the middle would be worse than a short record.
    if (failure === undefined) {
      try {
        await (await file).appendFile(batch.join(''));
        return;
      } catch (error) {
        failure = error;
      }
    }
    unwritten += batch.length;
  }

  return {
    append(event) {
      lines.push(`${JSON.stringify(event)}\n`);
      if (lines.length >= FLUSH_LINES) flush();
      else timer ??= setTimeout(flush, FLUSH_MS).unref();
    },
    async close() {
      flush();
      await writing;
      await file.then(closeQuietly, () => undefined);
      if (failure !== undefined) throw unwritable(failure, unwritten);
    },
  };
}

async function closeQuietly(file: FileHandle): Promise<void> {
  await file.close().catch(() => undefined);
}

function unwritable(cause: unknown, unwritten: number): Error {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const because = code === 'ENOSPC' ? 'the disk is full' : messageOf(cause);
  return new Error(`could not write the last ${unwritten} events of the record, because ${because}`, {
    cause,
  });
}
