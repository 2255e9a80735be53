import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { linesIn, sealLine, standingIn, type Line, type Standing } from './ledger.ts';
import { sealOfUser, type Seal } from './seal.ts';

/** Where what a fault may leave behind is written down before it acts. */
export interface Journal {
  /** On disk when it returns. @throws Error when it could not be written: nothing may be put in place then. */
  write(line: Line): void;
  /** What may be in place now. */
  standing(): readonly Standing[];
}

/** The journal of one run: a file that is made with its first line. Others may write to it too. */
export class FileJournal implements Journal {
  readonly #file: string;
  readonly #runId: string;
  readonly #lines: Line[] = [];
  #seal: Seal | undefined;

  constructor(file: string, runId: string) {
    this.#file = file;
    this.#runId = runId;
  }

  write(line: Line): void {
    if (line.what === 'put' && line.remedy) this.#seal ??= sealOfUser();
    const written = line.what === 'put' ? sealLine(line, this.#runId, this.#seal) : line;
    append(this.#file, written);
    this.#lines.push(written);
  }

  standing(): readonly Standing[] {
    return standingIn(this.#lines);
  }

  /** Ends it. What outlives this process stays written down. @returns whether nothing does. */
  close(): boolean {
    const isClean = readStanding(this.#file).every(({ plane }) => plane === undefined);
    if (isClean) rmSync(this.#file, { force: true });
    return isClean;
  }
}

/** Appends a line, and returns when a loss of power would not lose it. */
export function append(file: string, line: Line): void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What a journal says is in place; nothing where there is none. */
export function readStanding(file: string): Standing[] {
  try {
    return standingIn(linesIn(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
