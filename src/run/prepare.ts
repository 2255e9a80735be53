import { resolve } from 'node:path';
import { findBrowser, launchOptions } from '../browser/index.ts';
import { loadPersonas, loadScenario, loadTarget } from '../language/index.ts';
import { BadInput, type Persona, type Plan, type Scenario, type Target } from '../model/index.ts';
import { planRun, withSize } from '../plan/index.ts';
import { freshRunId } from './run-id.ts';
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
export const DEFAULT_SEED = 1;

/** The files of a rehearsal, read and found in order. */
export interface Loaded {
  scenario: Scenario;
  personas: Persona[];
  target: Target;
}

/** A run that could start now: everything is read, checked and planned; nothing has started. */
export interface PreparedRun extends Loaded {
  options: RunOptions;
  plan: Plan;
  runId: string;
  /** File name of the scenario without ending: its folder in reports/, its Playwright project. */
  scenarioId: string;
  reportsDir: string;
  launch: ReturnType<typeof launchOptions>;
  browser: string;
}

/**
 * Reads personas, target and scenario.
 * @throws BadInput with everything that is wrong in the file that is read.
 */
export async function loadRehearsal(
  options: Pick<RunOptions, 'scenario' | 'projectDir' | 'target'>,
): Promise<Loaded> {
  const { projectDir } = options;
  const target = await loadTarget(options.target ?? 'portal', projectDir);
  const personas = await loadPersonas(resolve(projectDir, 'personas'));
  const scenario = await loadScenario(resolve(projectDir, options.scenario), {
    projectDir,
    personas: personas.map(({ id }) => id),
    services: target.services.map(({ name }) => name),
  });
  return { scenario, personas, target };
}

/**
 * Everything up to take-off, without starting anything.
 * @throws BadInput for any file or option that will not do, and when no browser is found.
 */
export async function prepareRun(options: RunOptions): Promise<PreparedRun> {
  const loaded = await loadRehearsal(options);
  const { users, rampUpMs, seed = DEFAULT_SEED } = options;
  const size = {
    ...(users === undefined ? {} : { users }),
    ...(rampUpMs === undefined ? {} : { rampUpMs }),
  };
  const scenario = withSize(loaded.scenario, size);
  const found = findBrowser(options.window === undefined ? {} : { window: options.window });
  return {
    ...loaded,
    scenario,
    options,
    plan: planRun(scenario, loaded.personas, seed),
    runId: options.runId ?? freshRunId(),
    scenarioId: scenario.id,
    reportsDir: resolve(options.projectDir, options.reportsDir ?? 'reports'),
    launch: launchOptions(found),
    browser: found.kind,
  };
}
