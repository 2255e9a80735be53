import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** In the folder of the Allure report, and from there to the folder of the run. */
const VIEWER = 'trace';
const UP = '../..';

/** Path of the Playwright trace of a citizen from the run folder; undefined where none was kept. */
export function tracePath(dir: string, citizen: number): string | undefined {
  const path = `traces/citizen-${citizen}.zip`;
  return existsSync(join(dir, path)) ? path : undefined;
}

/**
 * Address of a trace in the viewer that is shipped with the report, from the folder of the report. The viewer works
 * where it is served over http, for browsers let no service worker run from the disk.
 */
export function traceAddress(path: string): string {
  return `${VIEWER}/index.html?trace=${encodeURIComponent(`${UP}/${path}`)}`;
}

/** Whether the report of a run has the viewer. */
export function hasViewer(dir: string): boolean {
  return existsSync(join(dir, 'allure', VIEWER, 'index.html'));
}

/**
 * Puts Playwright’s own trace viewer, as it is installed, beside a report whose run kept traces: the button of Allure
 * leads to a public site that closed networks do not reach. Without traces, or where Playwright comes without its viewer,
 * nothing happens.
 */
export async function shipViewer(outDir: string): Promise<void> {
  if (!existsSync(join(dirname(outDir), 'traces'))) return;
  const core = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const viewer = join(core, 'lib', 'vite', 'traceViewer');
  if (existsSync(viewer)) await cp(viewer, join(outDir, VIEWER), { recursive: true });
}
