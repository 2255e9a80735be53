import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { build } from 'vite';
import { databaseOn } from './platform/database.ts';
import { engineOn } from './platform/embedded.ts';
import { noFaults } from './platform/faults.ts';
import { startServices } from './portal/services.ts';

/*
 * Builds what the compiler of the servers does not: the front-ends, each with its own vite.config.ts; the rule
 * files; and a database with empty tables. Run from source, `tsx apps/build.ts`. Names of front-ends as arguments build only
 * those.
 */

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = (path: string) => here(`../dist/apps/${path}`);

/** Every folder of front-ends/ that says how it is built. */
async function frontEnds(): Promise<string[]> {
  const folders = await readdir(here('front-ends'));
  return folders.filter((name) => existsSync(here(`front-ends/${name}/vite.config.ts`))).toSorted();
}

async function buildFrontEnd(name: string): Promise<void> {
  await build({ configFile: here(`front-ends/${name}/vite.config.ts`) });
  await packAssets(built(`front-ends/${name}/public/assets`));
}

/** Puts a packed copy beside each file that a browser keeps: a third of the bytes, and no work for whoever serves it. */
async function packAssets(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /\.(?:js|css|svg)$/.test(name));
  await Promise.all(
    files.map(async (name) => {
      const content = await readFile(`${folder}/${name}`);
      await writeFile(`${folder}/${name}.br`, await promisify(brotliCompress)(content));
      await writeFile(`${folder}/${name}.gz`, await promisify(gzip)(content));
    }),
  );
}

/** What `initdb` and the services make of it, packed. See `openEmbedded`. */
async function buildBlankDatabase(): Promise<void> {
  const pglite = await PGlite.create('memory://');
  const database = databaseOn(engineOn(pglite, () => Promise.resolve()));
  const { running } = await startServices({ database, defects: [], faults: noFaults });
  await Promise.all([...running.values()].map((server) => server.close()));
  const folder = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(built('platform'), { recursive: true });
  const packed = await promisify(gzip)(Buffer.from(await folder.arrayBuffer()));
  await writeFile(built('platform/blank-database.tar.gz'), packed);
}

const wished = process.argv.slice(2);
for (const name of wished.length > 0 ? wished : await frontEnds()) await buildFrontEnd(name);
if (wished.length === 0) {
  await cp(here('rules'), built('rules'), { recursive: true });
  await buildBlankDatabase();
}
