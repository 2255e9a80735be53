import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from '@playwright/test';
import { parseDuration, scenarioIdOf } from '../model/index.ts';
import { freshRunId, pageLaunchOptions } from '../run/index.ts';
import { keepSetting, type Setting, type SettingSize } from './setting.ts';

/** How many citizens arrive over how long, and how many personas walk through the scenario before; all of them without. */
export interface RehearsalSize {
  users: number;
  rampUp: string;
  walkthroughs?: number;
}

/** How the Playwright face flies the scenarios of a project. */
export interface RehearsalConfig {
  /** Folder with scenarios/, personas/, fixtures/; the folder that Playwright is started in by default. */
  projectDir?: string;
  /** Size of a rehearsal; `ESR_SCALE=full` flies every scenario as written. */
  size?: RehearsalSize;
  /** Of scenarios that want another one, by their file names without ending: a long journey takes a machine longer. */
  sizes?: Readonly<Record<string, RehearsalSize>>;
  /** An address, or a name in targets/; `ESR_TARGET` goes before it. */
  target?: string;
}

const SIZE = { users: 40, rampUp: '20s' };
const SCENARIO_FILE = /\.(ya?ml|json)$/;
const WANTS_WINDOW = /^--(headed|ui|debug)\b/;
const SPEC_TIMEOUT_MS = 120_000;

/**
 * A Playwright configuration in which every file of scenarios/ is a project by its file name.
 *
 * @example
 *   // playwright.config.ts
 *   import { rehearsals } from 'hms-esr/playwright';
 *   export default rehearsals({ size: { users: 40, rampUp: '20s' } });
 */
export function rehearsals(config: RehearsalConfig = {}): PlaywrightTestConfig {
  const projectDir = resolve(config.projectDir ?? process.cwd());
  const setting = keepSetting(() => {
    const target = process.env['ESR_TARGET'] ?? config.target;
    const { size, sizes } = sizesOf(config);
    return {
      projectDir,
      reportsDir: resolve(projectDir, process.env['ESR_REPORTS'] ?? 'reports'),
      invocation: freshRunId(),
      window: process.argv.some((word) => WANTS_WINDOW.test(word)) || 'PWDEBUG' in process.env,
      ...(size === undefined ? {} : { size, sizes }),
      ...(target === undefined ? {} : { target }),
    };
  });
  const specDir = join(projectDir, '.esr', 'specs');
  return {
    testDir: projectDir,
    outputDir: join(projectDir, '.esr', 'test-results', setting.invocation),
    // The drill needs the whole machine, and its figures are only worth something alone.
    workers: 1,
    fullyParallel: false,
    retries: 0,
    timeout: SPEC_TIMEOUT_MS,
    reporter: [['list'], [fileURLToPath(sibling('reporter'))]],
    use: { launchOptions: pageLaunchOptions(setting.window), trace: 'retain-on-failure' },
    projects: scenarioFiles(projectDir).map((file) => {
      const name = scenarioIdOf(file);
      writeSpec(specDir, name, join(projectDir, 'scenarios', file));
      return { name, testDir: specDir, testMatch: `${name}.spec.mjs` };
    }),
  };
}

/** None: as written. */
function sizesOf({ size = SIZE, sizes = {} }: RehearsalConfig): Pick<Setting, 'size' | 'sizes'> {
  const scale = process.env['ESR_SCALE'];
  if (scale === 'full') return {};
  if (scale !== undefined && scale !== '') {
    throw new Error(`ESR_SCALE is “${scale}”, but it can only be “full”: every scenario as written`);
  }
  return {
    size: inMs(size, 'size'),
    sizes: Object.fromEntries(
      Object.entries(sizes).map(([scenario, one]) => [scenario, inMs(one, `sizes['${scenario}']`)]),
    ),
  };
}

function inMs({ users, rampUp, walkthroughs }: RehearsalSize, where: string): SettingSize {
  const rampUpMs = parseDuration(rampUp);
  if (rampUpMs === undefined) {
    throw new Error(`rehearsals({ ${where} }): rampUp “${rampUp}” is not a duration such as 20s or 5m`);
  }
  return { users, rampUpMs, ...(walkthroughs === undefined ? {} : { walkthroughs }) };
}

function scenarioFiles(projectDir: string): string[] {
  const dir = join(projectDir, 'scenarios');
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((file) => SCENARIO_FILE.test(file))
        .toSorted()
    : [];
}

/** Playwright wants a file of tests for each project; this one only names the scenario. */
function writeSpec(specDir: string, name: string, scenario: string): void {
  const slashed = (path: string): string => relative(specDir, path).replaceAll('\\', '/');
  const text = [
    `// Made from scenarios/${name}: change the scenario, not this file.`,
    `import { declareRehearsal } from ${JSON.stringify(slashed(fileURLToPath(sibling('declare'))))};`,
    `await declareRehearsal(new URL(${JSON.stringify(encodeURI(slashed(scenario)))}, import.meta.url));`,
    '',
  ].join('\n');
  const file = join(specDir, `${name}.spec.mjs`);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(specDir, { recursive: true });
  // Renamed into place: another invocation may be reading it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** A module beside this one, from the sources as well as from the build. */
function sibling(name: string): URL {
  return new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
