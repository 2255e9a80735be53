import { cp, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { build } from 'vite';

/*
 * Builds what the compiler of the servers does not: the front-ends, each with its own vite.config.ts; the rule
 * files; and a blank database. Run from source, `tsx apps/build.ts`. Names of front-ends as arguments build only
 * those.
 */

const FRONT_ENDS = ['shell', 'application-form', 'document-upload'];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = (path: string) => here(`../dist/apps/${path}`);

async function buildFrontEnd(name: string): Promise<void> {
  await build({ configFile: here(`front-ends/${name}/vite.config.ts`) });
}

/** What `initdb` makes, packed. See `openDatabase`. */
async function buildBlankDatabase(): Promise<void> {
  const pglite = await PGlite.create('memory://');
  const folder = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(built('platform'), { recursive: true });
  const packed = await promisify(gzip)(Buffer.from(await folder.arrayBuffer()));
  await writeFile(built('platform/blank-database.tar.gz'), packed);
}

const wished = process.argv.slice(2);
for (const name of wished.length > 0 ? wished : FRONT_ENDS) await buildFrontEnd(name);
if (wished.length === 0) {
  await cp(here('rules'), built('rules'), { recursive: true });
  await buildBlankDatabase();
}
