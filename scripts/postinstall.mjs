// @ts-check
// After installation: makes sure there is a browser to rehearse with. It never fails an installation, and it keeps
// still in a clone, where `prepare` does the same after the build.
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const discover = new URL('../dist/src/browser/discover/index.js', import.meta.url);

if (!existsSync(path.join(root, 'src')) && existsSync(discover)) {
  try {
    const { ensureBrowser } = await import(discover.href);
    await ensureBrowser({ log: console.log });
  } catch (error) {
    console.warn(
      `browser: not looked for, because ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
