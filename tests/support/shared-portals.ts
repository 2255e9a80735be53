import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPortal } from './portal.ts';
import { ROOT } from './processes.ts';
import { temporaryReports } from './project.ts';

/** Portals that the flights of a file have in common, and a folder for what these report. */
export interface SharedPortals {
  reportsDir: string;
  /** The target file of the portal that has this defect; of the healthy one without. */
  targetWith(defect?: string): string;
  /** Stops them and takes the folder away. */
  close(): Promise<void>;
}

/**
 * Starts a healthy portal, and one for each of these sets of defects: none of a set may be met on the way to another.
 * They are flown against by target files that say where they run in the place of how they are started.
 */
export async function sharePortals(sets: readonly (readonly string[])[]): Promise<SharedPortals> {
  const reportsDir = await temporaryReports();
  const all = [[], ...sets];
  const portals = await Promise.all(
    all.map((defects) => startPortal(...defects.flatMap((name) => ['--defect', name]))),
  );
  const text = await readFile(join(ROOT, 'targets', 'portal.yml'), 'utf8');
  const rest = text.replace(/^(?:start|prepare|ready|timeout): .*/gm, '');
  const fileOf = (at: number): string => join(reportsDir, `portal-${at}.yml`);
  await Promise.all(portals.map(({ origin }, at) => writeFile(fileOf(at), `${rest}url: ${origin}\n`)));
  return {
    reportsDir,
    targetWith(defect) {
      const at = defect === undefined ? 0 : all.findIndex((defects) => defects.includes(defect));
      if (at < 0) throw new Error(`no portal was started with the defect ${defect}`);
      return fileOf(at);
    },
    async close() {
      await Promise.all(portals.map((portal) => portal.stop()));
      await rm(reportsDir, { recursive: true });
    },
  };
}
