import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBrowser, launchOptions } from '../browser/index.ts';
import { loadPersonas, loadScenario, loadTarget } from '../language/index.ts';
import {
  BadInput,
  type Persona,
  type Plan,
  type Problem,
  type Scenario,
  type Target,
} from '../model/index.ts';
import { planRun, withSize } from '../plan/index.ts';
import { makingOf, type Making } from './accounts/index.ts';
import { problemsIn, problemsOf, targetFileOf, withoutValues, yamlFilesIn } from './guard-files.ts';
import { loadOwnMetrics, type OwnMetrics } from './own-metrics/index.ts';
import { freshRunId } from './run-id.ts';
import { testValuesOf } from './test-values.ts';
import type { RunOptions } from './options.ts';

/**
 * Launch options for Playwright Test's own browser; empty when none is found, so that `--list` works without one.
 * @param window a person wants to see it.
 */
export function pageLaunchOptions(window: boolean): Partial<ReturnType<typeof launchOptions>> {
  try {
    return launchOptions(findBrowser({ window }));
  } catch (error) {
    if (error instanceof BadInput) return {};
    throw error;
  }
}

/** The seed when nobody names one: a rehearsal is repeatable by default. */
const DEFAULT_SEED = 1;

/** The files of a rehearsal, read and found in order. */
interface Loaded {
  scenario: Scenario;
  personas: Persona[];
  target: Target;
}

/** A run that could start now: everything is read, checked and planned; nothing has started. */
export interface PreparedRun {
  options: RunOptions;
  plan: Plan;
  target: Target;
  /** Makes the accounts of citizens who sign in, where the target's file says how. */
  accounts?: Making;
  /** Figures of the scenario’s author’s own. */
  own?: OwnMetrics;
  /** The scenario at the size it is flown. */
  scenario: Scenario;
  runId: string;
  /** File name of the scenario without ending: its folder in reports/, its Playwright project. */
  scenarioId: string;
  reportsDir: string;
  launch: ReturnType<typeof launchOptions>;
  browser: string;
}

/**
 * Reads personas, target and scenario.
 * @throws BadInput with everything that is wrong in the file that is read, and every value in any of the files that could
 *   belong to a real person.
 */
async function loadRehearsal(options: PlanOptions): Promise<Loaded & { testValues: string[] }> {
  const { projectDir, note } = options;
  const testValues = await testValuesOf(projectDir);
  const targetName = options.target ?? (await defaultTarget(projectDir));
  const guarded = { ...options, ...(note ? { note: (one: Problem) => note(withoutValues(one)) } : {}) };
  const { loaded, problems } = await readRehearsal(guarded, targetName).then(
    (read) => ({ loaded: read, problems: [] }),
    (error: unknown) => {
      if (error instanceof BadInput)
        return { loaded: undefined, problems: error.problems.map(withoutValues) };
      throw error;
    },
  );
  const found = [
    ...(await problemsIn(await targetFileOf(targetName, projectDir), testValues, { isTarget: true })),
    ...(await problemsIn(await yamlFilesIn(resolve(projectDir, 'personas')), testValues)),
    ...(loaded
      ? await problemsOf(loaded.scenario, testValues)
      : await problemsIn([resolve(projectDir, options.scenario)], testValues)),
  ];
  if (loaded && found.length === 0) return { ...loaded, testValues };
  throw new BadInput([...problems, ...found]);
}

async function readRehearsal(options: PlanOptions, targetName: string): Promise<Loaded> {
  const { projectDir } = options;
  const target = await loadTarget(targetName, projectDir);
  const personas = await loadPersonas(resolve(projectDir, 'personas'));
  const scenario = await loadScenario(resolve(projectDir, options.scenario), {
    projectDir,
    personas,
    services: target.services.map(({ name }) => name),
    ...(target.journey === undefined ? {} : { journey: target.journey }),
    ...(options.note ? { note: options.note } : {}),
  });
  return { scenario, personas, target };
}

/** What decides who flies where; nothing else of the options does. */
export type PlanOptions = Pick<
  RunOptions,
  'scenario' | 'projectDir' | 'target' | 'targetArgs' | 'users' | 'rampUpMs' | 'atMost' | 'seed' | 'note'
>;

/**
 * The plan of a rehearsal and where it goes, as data.
 * @throws BadInput for any file or option that will not do.
 */
export async function planRehearsal(options: PlanOptions): Promise<{ plan: Plan; target: Target }> {
  const { scenario, personas, target, testValues } = await loadRehearsal(options);
  const { users = scenario.users, rampUpMs = scenario.rampUpMs, atMost, seed = DEFAULT_SEED } = options;
  const sized = withSize(scenario, {
    users: Math.min(users, atMost?.users ?? users),
    rampUpMs: Math.min(rampUpMs, atMost?.rampUpMs ?? rampUpMs),
  });
  const plan = planRun(sized, personas, seed);
  return {
    target,
    plan: {
      ...plan,
      ...(testValues.length > 0 ? { testValues } : {}),
      ...(options.target === undefined ? {} : { targetOption: options.target }),
      ...(options.targetArgs?.length ? { targetArgs: [...options.targetArgs] } : {}),
    },
  };
}

/**
 * Everything up to take-off, without starting anything.
 * @throws BadInput for any file or option that will not do, and when no browser is found.
 */
export async function prepareRun(options: RunOptions): Promise<PreparedRun> {
  return ready(options, await planRehearsal(options));
}

/**
 * A run that flies a plan as it is.
 * @throws BadInput when accounts or figures of the author's own cannot be made, and when no browser is found.
 */
export async function ready(
  options: RunOptions,
  { plan, target }: { plan: Plan; target: Target },
): Promise<PreparedRun> {
  const accounts = await makingOf(target, plan, options.projectDir);
  const own = await loadOwnMetrics(plan, options.projectDir);
  const found = findBrowser();
  return {
    options,
    plan,
    target,
    ...(accounts ? { accounts } : {}),
    ...(own ? { own } : {}),
    scenario: plan.scenario,
    runId: freshRunId(),
    scenarioId: plan.scenario.id,
    reportsDir: resolve(options.projectDir, options.reportsDir ?? 'reports'),
    launch: launchOptions(found),
    browser: found.kind,
  };
}

/** The target when nobody names one: the project's only one, else the rehearsal portal. */
export async function defaultTarget(projectDir: string): Promise<string> {
  const files = await readdir(join(projectDir, 'targets')).catch(() => []);
  const names = files.flatMap((file) => /^(.+)\.ya?ml$/i.exec(file)?.[1] ?? []);
  return names.length === 1 && names[0] !== undefined ? names[0] : 'portal';
}
