import { lstat, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * A name for a run that sorts by its start: `20261121-101503-a1b2`. The time is UTC, so that runs of two time zones
 * or of the night the clocks change keep their order; `random` keeps two runs of one second apart.
 */
export function newRunId(now: Date, random: string): string {
  const stamp = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-${random}`;
}

/**
 * Makes `reports/<scenario>/<run>/` and returns its absolute path.
 * @throws Error when there is a run of that name already, or a name would leave the reports folder.
 */
export async function createRunFolder(
  reportsDir: string,
  scenarioId: string,
  runId: string,
): Promise<string> {
  const scenarioDir = join(resolve(reportsDir), plainName(scenarioId));
  await mkdir(scenarioDir, { recursive: true });
  const dir = join(scenarioDir, plainName(runId));
  try {
    await mkdir(dir);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new Error(`could not start run ${runId}, because there is a run of that name already`, {
      cause: error,
    });
  }
  return dir;
}

/**
 * Lets `reports/<scenario>/latest` lead to a run: a symbolic link, replaced in one go so that a reader never finds
 * none; where links are refused (Windows without the privilege) a directory junction; where that fails too, a file
 * `latest.txt` that holds the run's name. Two runs that end at once both succeed, one of them wins.
 */
export async function pointLatest(reportsDir: string, scenarioId: string, runId: string): Promise<void> {
  const scenarioDir = join(resolve(reportsDir), plainName(scenarioId));
  const latest = join(scenarioDir, 'latest');
  const fresh = join(scenarioDir, `.latest-${plainName(runId)}`);
  try {
    await rm(fresh, { force: true });
    await symlink(runId, fresh, 'dir');
    await replace(fresh, latest);
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined);
    await pointWithoutLinks(scenarioDir, latest, runId);
  }
}

async function replace(fresh: string, latest: string): Promise<void> {
  try {
    await rename(fresh, latest);
  } catch (error) {
    // Windows renames nothing onto a directory link: take the old one away first. Never anything but a link.
    if (!(await isLink(latest))) throw error;
    await rm(latest);
    await rename(fresh, latest);
  }
}

async function pointWithoutLinks(scenarioDir: string, latest: string, runId: string): Promise<void> {
  try {
    if (await isLink(latest)) await rm(latest);
    await symlink(join(scenarioDir, runId), latest, 'junction');
  } catch {
    await writeFile(join(scenarioDir, 'latest.txt'), `${runId}\n`);
  }
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isSymbolicLink(),
    () => false,
  );
}

function plainName(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u.test(name)) return name;
  throw new Error(`could not make a report folder named ‘${name}’, because it is not a plain name`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
