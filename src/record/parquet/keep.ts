import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS_FILE } from '../append.ts';
import { quoted, withDuckDb } from '../duckdb.ts';
import { tables } from '../tables/index.ts';
import { copyTables, fileOf, type Origin } from './copy.ts';
import { isMade, MADE_FILE, madeFrom, madeText, TABLES_DIR } from './made.ts';
import { repair } from './repair.ts';
import { isAlive } from '../alive.ts';

/** Begins the name of a folder in which tables are being made; the process that makes them comes next. */
const MAKING = '.making-';

/**
 * Makes the tables of a run from its record, in `tables/` of its folder, unless they are there and up to date. The
 * record stays what it is: tables can be thrown away and made again at any time.
 *
 *     events.ndjson ──> .making-…/*.parquet ──rename──> tables/*.parquet, made.json last
 *           └── a line that is no event ──> .making-…/sound.ndjson ──┘
 *
 * @throws BadInput where DuckDB is not installed, Error when the record cannot be read or the disk is full.
 */
export async function keepTables(dir: string): Promise<void> {
  const made = await madeFrom(dir);
  if (await isMade(dir, made)) return;
  await sweepMakers(dir);
  const making = await mkdtemp(join(dir, `${MAKING}${process.pid}-`));
  try {
    await withDuckDb(async (db) => {
      // What does not fit into memory may go to the disk while tables are made; queries have to do without.
      await db.run(`set temp_directory = ${quoted(join(making, 'spill'))}`);
      const origin = { runId: made.runId, scenario: made.scenario };
      const asIs = join(dir, EVENTS_FILE);
      try {
        await copyTables(db, asIs, making, { ...origin, leftOut: 0 });
      } catch {
        await db.run('drop table if exists rest');
        const sound = join(making, 'sound.ndjson');
        const mended: Origin = { ...origin, leftOut: await repair(asIs, sound) };
        await copyTables(db, sound, making, mended);
      }
    });
    await writeFile(join(making, MADE_FILE), madeText(made));
    await publish(making, join(dir, TABLES_DIR));
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** Moves the tables to their place one by one. Two who do it at once bring the same tables. */
async function publish(making: string, place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await rm(join(place, MADE_FILE), { force: true });
  for (const table of tables) await rename(join(making, fileOf(table)), join(place, fileOf(table)));
  await rename(join(making, MADE_FILE), join(place, MADE_FILE));
}

/** Takes away what makers of tables left in a run folder that were killed. */
export async function sweepMakers(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = name.startsWith(MAKING) ? Number.parseInt(name.slice(MAKING.length), 10) : NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(dir, name), { recursive: true, force: true });
  }
}
