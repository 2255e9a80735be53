import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Compiled servers have what the build made beside them; servers that run from source find it below `dist/`. */
const PLACES = ['../', '../../dist/apps/'];

/** Where something that the build made lies; undefined when it was not built. */
export function built(path: string): string | undefined {
  return PLACES.map((place) => fileURLToPath(new URL(place + path, import.meta.url))).find((file) =>
    existsSync(file),
  );
}

/**
 * The folder into which a front-end was built.
 * @throws Error when it was not built
 */
export function builtFrontEnd(name: string): string {
  const folder = built(`front-ends/${name}/public`);
  if (folder === undefined) throw new Error(`The front-end ${name} is not built. Build the apps first.`);
  return folder;
}
