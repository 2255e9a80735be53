import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInput, nearest, type Plan } from '../model/index.ts';
import { EVENTS_FILE } from '../record/index.ts';
import { flies } from './faults/index.ts';
import { listRuns } from './history/index.ts';
import { PLAN } from './folder.ts';
import { isRerun, recordedIn, type Recorded } from './recorded.ts';

/** Where runs are looked for. */
export interface Runs {
  projectDir: string;
  /** Absolute. */
  reportsDir: string;
}

/**
 * The folder of the run somebody means: a run id, a folder, `latest`, `SCENARIO/latest`, or a scenario by its id or name;
 * the latest of all without. Those that still fly are never the latest, nor are reruns.
 * @throws BadInput when there is none, or it flies.
 */
export async function findRun(which: string | undefined, runs: Runs): Promise<string> {
  const named = (which ?? 'latest').replace(/[\\/]+$/, '');
  const folder = resolve(runs.projectDir, named);
  if ((await isFolder(folder)) && (await holdsRun(folder))) {
    const dir = await realpath(folder);
    if (await flies(basename(dir), runs.projectDir)) throw stillFlying(basename(dir));
    return dir;
  }
  const all = await allRuns(runs.reportsDir);
  const [found] = named === 'latest' ? await landed(all, runs) : await meant(named, all, runs);
  if (found) return found.dir;
  if (await isFolder(folder)) throw noRunFolder(named);
  throw await nothingFound(which, all, runs);
}

/** Those that a word may mean, the newest first. */
async function meant(word: string, all: Recorded[], runs: Runs): Promise<Recorded[]> {
  const path = word.replaceAll('\\', '/');
  const byId = all.filter(({ scenarioId, runId }) => [runId, `${scenarioId}/${runId}`].includes(path));
  const [only] = byId;
  if (only && (await flies(only.runId, runs.projectDir))) throw stillFlying(only.runId);
  if (only) return byId;
  const scenario = basename(word) === 'latest' ? basename(dirname(word)) : word;
  const ofScenario = all.filter(({ scenarioId }) => scenarioId === scenario);
  return landed(ofScenario.length > 0 ? ofScenario : await ofName(scenario, all), runs);
}

/** Every run of a scenario whose plan calls it so: `passport-renewal-v1` may stand in a file of another name. */
async function ofName(name: string, all: Recorded[]): Promise<Recorded[]> {
  for (const scenarioId of new Set(all.map((run) => run.scenarioId))) {
    const runs = all.filter((run) => run.scenarioId === scenarioId);
    const plan = runs[0] && (await readFile(join(runs[0].dir, PLAN), 'utf8').catch(() => '{}'));
    if (plan !== undefined && nameIn(plan) === name) return runs;
  }
  return [];
}

function nameIn(plan: string): unknown {
  try {
    return (JSON.parse(plan) as Partial<Plan>).scenario?.name;
  } catch {
    return undefined;
  }
}

/** The newest that has landed and is no rerun; a rerun where there is nothing else. */
async function landed(runs: Recorded[], where: Runs): Promise<Recorded[]> {
  let rerun: Recorded | undefined;
  for (const run of runs) {
    if (await flies(run.runId, where.projectDir)) continue;
    if (!(await isRerun(run))) return [run];
    rerun ??= run;
  }
  const [newest] = runs;
  if (newest && !rerun) throw stillFlying(newest.runId);
  return rerun ? [rerun] : [];
}

/** All run folders that took off, the newest first. */
async function allRuns(reportsDir: string): Promise<Recorded[]> {
  const found: Recorded[] = [];
  for (const run of await recordedIn(reportsDir)) {
    if (/^\d{8}-\d{6}-/.test(run.runId) && (await holdsRun(run.dir))) found.push(run);
  }
  return found.toReversed();
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function holdsRun(dir: string): Promise<boolean> {
  const names = await namesIn(dir);
  return names.includes(PLAN) && names.includes(EVENTS_FILE);
}

function stillFlying(runId: string): BadInput {
  const message = `could not report on run ${runId}, because it still flies`;
  return new BadInput([{ message, hint: 'wait for its end, or stop it with Ctrl-C in its terminal' }]);
}

function noRunFolder(named: string): BadInput {
  const message = `could not report on ${named}, because it is no folder of a run: it has no ${PLAN} and ${EVENTS_FILE}`;
  return new BadInput([{ message, hint: 'name a folder such as reports/<scenario>/<run>' }]);
}

async function nothingFound(
  which: string | undefined,
  all: Recorded[],
  { projectDir, reportsDir }: Runs,
): Promise<BadInput> {
  const [newest] = all;
  const runs = await listRuns({ projectDir, reportsDir });
  const archived = runs.find(
    ({ runId, scenarioId, state }) =>
      state === 'archived' && [runId, `${scenarioId}/${runId}`].includes(which ?? ''),
  );
  if (archived) {
    const message = `could not read run ${archived.runId}, because it is archived`;
    return new BadInput([{ message, hint: `bring it back: npx esr restore ${archived.runId}` }]);
  }
  if (!newest) {
    const message = `could not report, because there is no run in ${basename(reportsDir)}/`;
    return new BadInput([{ message, hint: 'fly one with `esr run`, or name another folder with --reports' }]);
  }
  const names = [...new Set(all.flatMap(({ scenarioId, runId }) => [scenarioId, runId]))];
  const [close] = nearest(which ?? '', names);
  return new BadInput([
    {
      message: `could not find a run “${which ?? 'latest'}”: neither a run nor a scenario in ${basename(reportsDir)}/ is called so`,
      hint: `${close === undefined ? '' : `did you mean ${close}? `}the latest is ${newest.scenarioId}/${newest.runId}`,
    },
  ]);
}
