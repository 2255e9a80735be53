import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Ledger, type Entry } from './ledger.ts';
import { ownerOf, signature, type Owner } from './owner.ts';

/** How often a journal is touched while its run lasts, for those who cannot see its process. */
const TOUCH_EVERY_MS = 10_000;

/** Journals of this process that are in use. */
const inUse = new Set<string>();
let opened = 0;

/**
 * The accounts of one run on disk: a file that is there as long as one of them may be. Its name says whose it is.
 * Written at once, line by line: a kill -9 loses nothing that was done.
 */
export class Journal {
  readonly file: string;
  readonly ledger = new Ledger();
  readonly #handle: number;
  readonly #touching: NodeJS.Timeout;

  /** @param place folder of the journals of a target, made when it is not there. */
  constructor(place: string) {
    mkdirSync(place, { recursive: true });
    this.file = join(place, `${Date.now()}.${process.pid}.${opened++}${signature()}`);
    inUse.add(this.file);
    this.#handle = openSync(this.file, 'ax');
    this.#touching = setInterval(() => utimesSync(this.file, new Date(), new Date()), TOUCH_EVERY_MS);
    this.#touching.unref();
  }

  add(entry: Entry): void {
    writeSync(this.#handle, `${JSON.stringify(entry)}\n`);
    this.ledger.add(entry);
  }

  /** Ends it; the file stays as long as there is something to take away. */
  close(): void {
    clearInterval(this.#touching);
    closeSync(this.#handle);
    inUse.delete(this.file);
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
    const owner = ownerOf(file, inUse);
    const ledger = owner && read(file);
    return owner && ledger ? [{ file, ledger, owner }] : [];
  });
}

/**
 * Makes a journal of a run that is gone this process's own: of several runs that start at once, one gets it.
 * @returns where it is now; undefined when another one was first.
 */
export function claim({ file }: Found): string | undefined {
  const mine = join(dirname(file), `${basename(file).split('@', 1)[0] ?? ''}${signature()}`);
  try {
    inUse.add(mine);
    renameSync(file, mine);
    return mine;
  } catch {
    inUse.delete(mine);
    return undefined;
  }
}

/** Gives up a claimed journal: as it is, or with nothing left in it to take away. */
export function release(file: string, { isDone }: { isDone: boolean }): void {
  if (isDone) rmSync(file, { force: true });
  inUse.delete(file);
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
