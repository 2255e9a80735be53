import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a module of the project exports. TypeScript is read by Node where it can, else by tsx of the project, or ours. */
export async function importModule(
  file: string,
  projectDir: string,
): Promise<Readonly<Record<string, unknown>>> {
  const url = pathToFileURL(file).href;
  // Node says so from 22.10 on; docs: process.features.typescript.
  const isRead =
    !/\.[cm]?ts$/i.test(file) || Boolean((process.features as { typescript?: unknown }).typescript);
  if (!isRead) {
    for (const place of [pathToFileURL(join(projectDir, 'package.json')).href, import.meta.url]) {
      const tsx = await tsxFrom(place).catch(() => undefined);
      if (tsx) return (await tsx.tsImport(url, import.meta.url)) as Record<string, unknown>;
    }
  }
  return (await import(url)) as Record<string, unknown>;
}

/** The tsx that a package has installed. @throws Error where it has none. */
async function tsxFrom(place: string): Promise<{ tsImport(file: string, parent: string): Promise<unknown> }> {
  // Its twin for `require` loads parts of itself from where they are not.
  const file = createRequire(place)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  return (await import(pathToFileURL(file).href)) as Awaited<ReturnType<typeof tsxFrom>>;
}
