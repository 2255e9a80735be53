import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { tables } from '../tables/index.ts';

/** Folder of a run that holds its tables. */
export const TABLES_DIR = 'tables';
/** Says from what the tables beside it were made; written last, so that tables without it are not whole. */
export const MADE_FILE = 'made.json';

/** Another one with every change of a table, so that older ones are made again. */
const KIND = createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 12);

/** From what tables were made. Where it is no longer so, they are out of date. */
export interface Made {
  /** Of tables like these. */
  kind: string;
  runId: string;
  scenario: string;
  /** Size of the record, bytes: it only grows. */
  bytes: number;
}

/** What tables of a run would be made from now. @throws Error when there is no record. */
export async function madeFrom(dir: string): Promise<Made> {
  const { size } = await stat(join(dir, EVENTS_FILE));
  return { kind: KIND, runId: basename(dir), scenario: basename(dirname(dir)), bytes: size };
}

/** Whether the tables of a run are there, whole and up to date. */
export async function isMade(dir: string, wanted: Made): Promise<boolean> {
  try {
    const text = await readFile(join(dir, TABLES_DIR, MADE_FILE), 'utf8');
    return text === madeText(wanted);
  } catch {
    return false;
  }
}

/** The same, as it is written. */
export function madeText(made: Made): string {
  return `${JSON.stringify(made)}\n`;
}
