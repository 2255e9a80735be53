import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunPlace } from '../run/index.ts';

/**
 * What the configuration tells the workers. Playwright evaluates the configuration again in every worker process,
 * which inherits the environment of the first, but not its command line: so the first one's word is kept there.
 */
export interface Setting {
  projectDir: string;
  reportsDir: string;
  /** One id for this invocation of `playwright test`. */
  invocation: string;
  /** Rehearsal size, and those of scenarios that want another one; absent when scenarios are flown as written. */
  size?: SettingSize;
  sizes?: Readonly<Record<string, SettingSize>>;
  target?: string;
  /** A person wants to see the browser. */
  window: boolean;
}

/** How many personas walk through the scenario before its drill: all of them without. */
export interface SettingSize {
  users: number;
  rampUpMs: number;
  walkthroughs?: number;
}

/** The size of a scenario; undefined where it is flown as written. */
export function sizeFor({ size, sizes }: Setting, scenarioId: string): SettingSize | undefined {
  return sizes?.[scenarioId] ?? size;
}

const KEY = 'ESR_PLAYWRIGHT_SETTING';

/** Keeps the setting for the workers; the first one wins. */
export function keepSetting(make: () => Setting): Setting {
  process.env[KEY] ??= JSON.stringify(make());
  return readSetting();
}

/** @throws when the tests are run without the configuration of this package. */
export function readSetting(): Setting {
  const kept = process.env[KEY];
  if (kept === undefined) {
    throw new Error('these tests need a playwright.config.ts that uses rehearsals() of hms-esr/playwright');
  }
  return JSON.parse(kept) as Setting;
}

/** Where this invocation leaves what is not for people: the latest runs, results on their way into a report. */
export function scratchDir({ projectDir, invocation }: Setting): string {
  return join(projectDir, '.esr', 'invocations', invocation);
}

/** Notes the run that a drill flies, for the gates and the reporter, which live in other processes. */
export function noteRun(setting: Setting, { scenarioId, runId }: RunPlace): void {
  const file = join(scratchDir(setting), `${scenarioId}.run`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, runId);
}

/** The latest run of a scenario in this invocation; undefined before its drill. */
export function notedRun(setting: Setting, scenarioId: string): RunPlace | undefined {
  try {
    const runId = readFileSync(join(scratchDir(setting), `${scenarioId}.run`), 'utf8');
    return { reportsDir: setting.reportsDir, scenarioId, runId };
  } catch {
    return undefined;
  }
}
