import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { cpus, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { calibrations, type Calibration, type Calibrations } from '../../model/index.ts';

/** Git-ignored, as everything that is true of one machine only. */
const FILE = join('.esr', 'calibration.json');

/** This machine as one that carries as much as it did: name, processor, number of them, browser. */
export function machineName(browser: string): string {
  const processors = cpus();
  return [hostname(), `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`, browser].join(
    ', ',
  );
}

/** What was found on this machine, by scenario; nothing where nobody calibrated, or the file is not ours. */
export async function readCalibrations(
  projectDir: string,
  machine: string,
): Promise<Record<string, Calibration>> {
  return (await readAll(projectDir))[machine] ?? {};
}

/** Remembers what was found; what was found before of the scenario is forgotten. */
export async function keepCalibration(
  projectDir: string,
  machine: string,
  found: { scenario: string } & Calibration,
): Promise<void> {
  const { scenario, ...kept } = found;
  const all = await readAll(projectDir);
  const file = join(projectDir, FILE);
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  const next = { ...all, [machine]: { ...all[machine], [scenario]: kept } };
  await writeFile(fresh, `${JSON.stringify(next, undefined, 2)}\n`);
  await rename(fresh, file);
}

async function readAll(projectDir: string): Promise<Calibrations> {
  try {
    return calibrations.parse(JSON.parse(await readFile(join(projectDir, FILE), 'utf8')));
  } catch {
    return {};
  }
}
