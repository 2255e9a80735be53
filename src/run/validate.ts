import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { loadPersonas, loadScenario, loadTarget, type World } from '../language/index.ts';
import { BadInput, describeProblem, type Persona, type Problem } from '../model/index.ts';
import { problemsIn, problemsOf, withoutValues, yamlFilesIn } from './guard-files.ts';
import { describePersona, describeScenario, describeTarget } from './in-one-line.ts';
import { testValuesOf } from './test-values.ts';

/** What was found in files. */
export interface Validation {
  /** A line for each good file that says what it is. */
  good: string[];
  /** What was read in some other way than it was written. */
  notes: Problem[];
  /** Everything that is wrong, in the order of the files. */
  problems: Problem[];
}

/**
 * Reads scenarios, and personas and targets, which are known by their folders, and says everything that is wrong with
 * any of them. A folder stands for the files in it. Nothing is started.
 * @param options.target the target that scenarios are meant for; services of any target of the project will do without.
 */
export async function validateFiles(
  paths: readonly string[],
  options: { projectDir: string; target?: string },
): Promise<Validation> {
  const problems = new Map<string, Problem>();
  const notes = new Map<string, Problem>();
  const good: string[] = [];
  const add = (found: readonly Problem[]): void => {
    for (const problem of found) problems.set(describeProblem(problem), problem);
  };
  /** What reading gives; nothing where something is wrong, which is found in `problems` then. */
  const attempt = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      add(error.problems.map(withoutValues));
      return undefined;
    }
  };
  const { projectDir } = options;
  const files = await filesOf(paths);
  const isScenario = (file: string): boolean => !['personas', 'targets'].includes(folderOf(file));
  const world = files.some(isScenario) ? await worldOf(options, attempt) : { projectDir };
  const note = (one: Problem): void => {
    const problem = withoutValues(one);
    notes.set(describeProblem(problem), problem);
  };
  const testValues = (await attempt(() => testValuesOf(projectDir))) ?? [];
  for (const file of files) {
    const found = await problemsIn([file], testValues, { isTarget: folderOf(file) === 'targets' });
    const line = await attempt(async () => {
      if (folderOf(file) === 'personas') return describePersona(await personaOf(file));
      if (folderOf(file) === 'targets') return describeTarget(await loadTarget(resolve(file), projectDir));
      const scenario = await loadScenario(file, { ...world, note });
      found.push(...(await problemsOf(scenario, testValues)));
      return describeScenario(scenario);
    });
    add(found);
    if (line !== undefined && found.length === 0) good.push(`${file}: ${line}`);
  }
  if (files.some(isScenario))
    add(await problemsIn(await yamlFilesIn(join(projectDir, 'personas')), testValues));
  return { good, notes: [...notes.values()], problems: [...problems.values()] };
}

/** What scenarios may refer to. */
async function worldOf(
  { projectDir, target: name }: { projectDir: string; target?: string },
  attempt: <T>(read: () => Promise<T>) => Promise<T | undefined>,
): Promise<World> {
  const personas = await attempt(() => loadPersonas(join(projectDir, 'personas')));
  const target = name === undefined ? undefined : await attempt(() => loadTarget(name, projectDir));
  const services =
    name === undefined ? await servicesOf(projectDir) : target?.services.map((service) => service.name);
  return {
    projectDir,
    ...(personas ? { personas } : {}),
    ...(services ? { services } : {}),
    ...(target?.journey === undefined ? {} : { journey: target.journey }),
  };
}

/** Services of all targets that can be read; undefined where there are none: nobody knows then. */
async function servicesOf(projectDir: string): Promise<string[] | undefined> {
  const folder = join(projectDir, 'targets');
  const files = (await readdir(folder).catch(() => [])).filter((file) => /\.ya?ml$/i.test(file));
  const targets = await Promise.all(
    files.map((file) => loadTarget(join(folder, file), projectDir).catch(() => undefined)),
  );
  const services = targets.flatMap((target) => target?.services.map(({ name }) => name) ?? []);
  return services.length > 0 ? [...new Set(services)] : undefined;
}

async function personaOf(file: string): Promise<Persona> {
  const personas = await loadPersonas(dirname(file));
  const id = basename(file).replace(/\.ya?ml$/i, '');
  const found = personas.find((persona) => persona.id === id);
  if (found) return found;
  throw new BadInput([{ message: `${file} is no persona, because it is not a YAML file in that folder` }]);
}

/** A folder's files in the order of their names; everything else as it is, also what is not there. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const names = await readdir(path).catch(() => undefined);
      if (!names) return [path];
      return names
        .filter((name) => /\.(?:ya?ml|json)$/i.test(name))
        .toSorted()
        .map((name) => join(path, name));
    }),
  );
  return [...new Set(lists.flat())];
}

function folderOf(file: string): string {
  return basename(dirname(resolve(file)));
}
