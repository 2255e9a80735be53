import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hold, ownerOf, signed, type Owner } from '../owner.ts';
import { Ledger, type Entry } from './ledger.ts';

let opened = 0;

/**
 * The accounts of one run on disk: a file that is there as long as one of them may be. Its name says whose it is.
 * Written at once, line by line: a kill -9 loses nothing that was done.
 */
export class Journal {
  readonly file: string;
  readonly ledger = new Ledger();
  readonly #handle: number;
  readonly #letGo: () => void;

  /** @param place folder of the journals of a target, made when it is not there. */
  constructor(place: string) {
    mkdirSync(place, { recursive: true });
    this.file = join(place, signed(`${Date.now()}.${process.pid}.${opened++}`));
    this.#handle = openSync(this.file, 'ax');
    this.#letGo = hold(this.file);
  }

  add(entry: Entry): void {
    writeSync(this.#handle, `${JSON.stringify(entry)}\n`);
    this.ledger.add(entry);
  }

  /** Ends it; the file stays as long as there is something to take away. */
  close(): void {
    this.#letGo();
    closeSync(this.#handle);
    if (this.ledger.ours.length === 0) rmSync(this.file, { force: true });
  }
}

/** A journal that another run left, or has in use. */
export interface Found {
  file: string;
  ledger: Ledger;
  owner: Owner;
}

/** All journals of a target, the oldest first. */
export async function journalsIn(place: string): Promise<Found[]> {
  const names: string[] = await readdir(place).catch(() => []);
  return names.toSorted().flatMap((name) => {
    const file = join(place, name);
    const owner = ownerOf(file);
    const ledger = owner && read(file);
    return owner && ledger ? [{ file, ledger, owner }] : [];
  });
}

/** Undefined where it went away meanwhile. */
function read(file: string): Ledger | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const ledger = new Ledger();
  for (const line of text.split('\n')) {
    const entry = entryIn(line);
    if (entry) ledger.add(entry);
  }
  return ledger;
}

/** A line that a kill cut short says nothing: what it would have said was not done yet, or can be done again. */
function entryIn(line: string): Entry | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Entry);
  } catch {
    return undefined;
  }
}
