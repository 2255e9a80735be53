import { messageOf, BadInput } from '../../model/index.ts';
import { runCommand, type RunCommand } from './command.ts';
import { findBrowser, howToInstall, type FoundBrowser } from './find.ts';
import { browserHealth, type Health } from './health.ts';
import { shortPath, thisMachine, type Machine } from './machine.ts';
import {
  debianPackage,
  mayInstallPackages,
  playwrightDownload,
  systemLibraries,
  type Remedy,
} from './remedies.ts';

export interface EnsureOptions {
  /** Takes one line for a person. */
  log: (line: string) => void;
  /** Instead of this machine and its commands, in tests. */
  machine?: Machine;
  run?: RunCommand;
}

/**
 * Makes sure, at installation, that there is a browser: one that is there is named in one line, without starting
 * it; else Playwright downloads a headless shell; where that fails, root on a Debian-like system gets the
 * distribution's package. Never throws: whoever only wants the library is told what is missing and left in peace.
 * @returns the browser, or undefined when there is none now.
 */
export async function ensureBrowser(options: EnsureOptions): Promise<FoundBrowser | undefined> {
  const { log, machine = thisMachine(), run = runCommand } = options;
  try {
    return await ensure(machine, run, log);
  } catch (error) {
    log(`browser: ${messageOf(error)}`);
    return undefined;
  }
}

/** What stands at the moment: a browser and whether it loads, or none. */
type State = { found: FoundBrowser; health: Health } | undefined;

async function ensure(machine: Machine, run: RunCommand, log: (line: string) => void) {
  const first = await look(machine, run);
  const reluctance = reluctant(machine);
  const state = first?.health.ok || reluctance ? first : await mend(first, machine, run, log);
  if (state?.health.ok) {
    log(`browser: ${describe(state.found, state.health, machine)}`);
    return state.found;
  }
  const problem =
    state && !state.health.ok
      ? `${shortPath(machine, state.found.executablePath)} does not start, because ${state.health.why}`
      : 'there is none yet';
  log(`browser: ${problem}${reluctance ? `; none was installed, because ${reluctance}` : ''}`);
  log(`  → before the first rehearsal: ${howToInstall(machine)}`);
  if (state?.found.source === 'playwright') {
    log('  → or, for its libraries: `npx playwright install-deps chromium-headless-shell`');
  }
  return undefined;
}

/** Tries one remedy after the other until a browser is there and loads. */
async function mend(
  first: State,
  machine: Machine,
  run: RunCommand,
  log: (line: string) => void,
): Promise<State> {
  const tried: string[] = [];
  let state = first;
  while (!state?.health.ok) {
    const remedy = nextRemedy(state, machine, tried);
    if (!remedy) break;
    log(`browser: ${remedy.title} …`);
    const failure = await remedy.apply(run, log);
    tried.push(remedy.title);
    if (failure) log(`browser: ${remedy.title} failed: ${failure}`);
    state = await look(machine, run);
  }
  return state;
}

/** The browser of choice now. A wrong ESR_BROWSER is for the person to mend: it is thrown on. */
async function look(machine: Machine, run: RunCommand): Promise<State> {
  try {
    const found = findBrowser({ machine });
    return { found, health: await browserHealth(found, machine, run) };
  } catch (error) {
    if (error instanceof BadInput && !machine.env['ESR_BROWSER']) return undefined;
    throw error;
  }
}

/** What to do next, each at most once. A system browser that does not load is not ours to mend, but can be avoided. */
function nextRemedy(state: State, machine: Machine, tried: readonly string[]): Remedy | undefined {
  if (state?.found.source === 'ESR_BROWSER') return undefined;
  const packages = mayInstallPackages(machine);
  const remedies = [
    ...(state?.found.source === 'playwright' ? [] : [playwrightDownload(machine)]),
    ...(state?.found.source === 'playwright' && packages ? [systemLibraries(machine)] : []),
    ...(packages ? [debianPackage(machine)] : []),
  ];
  return remedies.find(({ title }) => !tried.includes(title));
}

/** Why nothing may be installed, if so. */
function reluctant({ env }: Machine): string | undefined {
  const skip = env['PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD'] ?? env['npm_config_playwright_skip_browser_download'];
  if (skip && skip !== '0' && skip !== 'false') return 'PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD is set';
  if (env['npm_config_offline'] === 'true') return 'npm works offline';
  return undefined;
}

/** `Playwright's chromium headless shell 159.0.1 (~/.cache/…)`. */
function describe(found: FoundBrowser, health: { version?: string }, machine: Machine): string {
  const names = { 'headless-shell': 'headless shell', chromium: 'Chromium', chrome: 'Chrome' };
  const by = { ESR_BROWSER: 'from ESR_BROWSER', playwright: "Playwright's", system: "the system's" };
  const version = health.version ? ` ${health.version}` : '';
  return `${by[found.source]} ${names[found.kind]}${version} (${shortPath(machine, found.executablePath)})`;
}
