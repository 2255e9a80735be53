import { BadInput } from '../../model/index.ts';
import { pathsOf, shortPath, thisMachine, type Machine } from './machine.ts';
import { kindOfProgram, type BrowserKind, type BrowserSource, type Place } from './place.ts';
import { browsersFolder, playwrightPlaces } from './playwright-places.ts';
import { onPath, systemPlaces } from './system-places.ts';

/** A browser that can fly. */
export interface FoundBrowser {
  /** Absolute path of the program. */
  executablePath: string;
  kind: BrowserKind;
  source: BrowserSource;
  /** Where it is known without running the browser; `browserVersion` asks it. */
  version?: string;
  /** Whether a window was asked for; a headless shell never has one. */
  window: boolean;
}

/** What to look for, and where. */
export interface FindOptions {
  /** A person wants to see the browser (`--headed`, `--ui`, `--debug`): headless shells are left out. */
  window?: boolean;
  /** Instead of the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** Instead of this machine, in tests. */
  machine?: Machine;
}

/**
 * The browser to rehearse with: `ESR_BROWSER` if it is set; a headless shell, then Chromium, that Playwright
 * installed; a headless shell of the system; Chrome, Chromium or Edge. Looks at files only and starts nothing.
 * @throws BadInput when `ESR_BROWSER` names no program, or when there is no browser: with every place it looked at.
 */
export function findBrowser(options: FindOptions = {}): FoundBrowser {
  const machine = options.machine ?? thisMachine(options.env);
  const window = options.window ?? false;
  const places = browserPlaces(machine);
  for (const { executablePath, kind, source, version } of places) {
    if (!executablePath || (window && kind === 'headless-shell')) continue;
    return { executablePath, kind, source, ...(version ? { version } : {}), window };
  }
  throw noBrowser(machine, places, window);
}

/**
 * Every place where a browser is looked for, in order of preference, and what is there. A headless shell goes before
 * every other browser, since it costs a third of the CPU; Playwright's own goes before the system's.
 * @throws BadInput when `ESR_BROWSER` is set and names no program.
 */
export function browserPlaces(machine: Machine): Place[] {
  const found = [...playwrightPlaces(machine), ...systemPlaces(machine)];
  const shells = found.filter(({ kind }) => kind === 'headless-shell');
  const others = found.filter(({ kind }) => kind !== 'headless-shell');
  return [...namedPlace(machine), ...shells, ...others];
}

/** The browser that a person named: a path, or a name on the PATH. */
function namedPlace(machine: Machine): Place[] {
  const named = machine.env['ESR_BROWSER'];
  if (!named) return [];
  const path = pathsOf(machine);
  const isName = !named.includes('/') && !named.includes(path.sep);
  const file = (isName && onPath(machine, named)) || path.resolve(machine.cwd, named);
  if (!machine.isProgram(file)) {
    const why = machine.exists(file) ? 'is not a program that may be executed' : 'does not exist';
    throw new BadInput([
      {
        message: `could not use the browser that ESR_BROWSER names, because ${named} ${why}`,
        hint: 'give the full path of a Chromium, Chrome or Edge program, or unset ESR_BROWSER to let one be found',
      },
    ]);
  }
  const kind = kindOfProgram(path.basename(file));
  return [{ kind, source: 'ESR_BROWSER', where: named, executablePath: file }];
}

function noBrowser(machine: Machine, places: Place[], window: boolean): BadInput {
  const what = window ? 'browser with a window' : 'browser';
  const left = places.filter(({ executablePath }) => executablePath).map(({ where }) => where);
  const because =
    left.length > 0 ? `${left.join(' and ')} can show none` : 'there is none at any of the places looked at';
  return new BadInput([
    {
      message: `could not find a ${what}, because ${because}`,
      hint: [howToInstall(machine, window), ...tried(machine, places, window)].join('\n    '),
    },
  ]);
}

/** What a person can do to have a browser, in one sentence. */
export function howToInstall(machine: Machine, window = false): string {
  const name = window ? 'chromium' : 'chromium-headless-shell';
  const ways = [`run \`npx playwright install ${name}\``];
  if (machine.platform === 'linux') ways.push(`or \`apt-get install ${name}\` (Debian)`);
  const example = machine.platform === 'win32' ? 'C:\\path\\to\\chrome.exe' : '/path/to/chrome';
  return `${ways.join(', ')}, or name one with ESR_BROWSER=${example}`;
}

function tried(machine: Machine, places: Place[], window: boolean): string[] {
  const open = places.filter(
    (place) => !place.executablePath && !(window && place.kind === 'headless-shell'),
  );
  const wheres = (source: BrowserSource): string[] =>
    open.filter((place) => place.source === source).map(({ where }) => where);
  const system = wheres('system');
  const suffix = ' on the PATH';
  const names = system
    .filter((where) => where.endsWith(suffix))
    .map((where) => where.slice(0, -suffix.length));
  const files = system.filter((where) => !where.endsWith(suffix));
  const playwright = wheres('playwright').map((where) => where.split(/[/\\]/).at(-1));
  return [
    ...(machine.env['ESR_BROWSER'] ? [] : ['tried: ESR_BROWSER (not set)']),
    `tried: Playwright's browsers in ${shortPath(machine, browsersFolder(machine))}: ${playwright.join(', ')}`,
    `tried: on the PATH: ${names.join(', ')}`,
    `tried: at the usual places: ${files.join(', ')}`,
  ];
}
