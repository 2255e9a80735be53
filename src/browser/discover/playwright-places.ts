import { pathsOf, shortPath, type Machine } from './machine.ts';
import type { BrowserKind, Place } from './place.ts';

/**
 * Browsers that Playwright installed.
 *
 * Playwright has no public call that says where its headless shell is (`chromium.executablePath()` names the full
 * browser, and importing Playwright for it costs more than all of discovery), so its documented folder is read:
 * https://playwright.dev/docs/browsers#managing-browser-binaries. Inside `<name>-<revision>` any folder is
 * searched for the program's name, since the folder's own name differs by release and processor. A contract test
 * compares this with what Playwright itself says.
 */
export function playwrightPlaces(machine: Machine): Place[] {
  return [...placesOf(machine, 'headless-shell'), ...placesOf(machine, 'chromium')];
}

/** Playwright's folder of browsers; the rules are Playwright's own for PLAYWRIGHT_BROWSERS_PATH. */
export function browsersFolder(machine: Machine): string {
  const { env, home, platform, playwrightCore } = machine;
  const path = pathsOf(machine);
  const wanted =
    env['PLAYWRIGHT_BROWSERS_PATH'] ??
    env['npm_config_playwright_browsers_path'] ??
    env['npm_package_config_playwright_browsers_path'];
  if (wanted === '0' && playwrightCore) return path.join(playwrightCore, '.local-browsers');
  if (wanted) return path.resolve(machine.cwd, wanted);
  const caches = {
    darwin: path.join(home, 'Library', 'Caches'),
    win32: env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'),
    other: env['XDG_CACHE_HOME'] || path.join(home, '.cache'),
  };
  return path.join(
    platform === 'darwin' || platform === 'win32' ? caches[platform] : caches.other,
    'ms-playwright',
  );
}

type PlaywrightKind = Exclude<BrowserKind, 'chrome'>;

const REGISTRY_NAME = { 'headless-shell': 'chromium-headless-shell', chromium: 'chromium' } as const;

const PROGRAMS: Record<PlaywrightKind, Record<'darwin' | 'win32' | 'other', string[][]>> = {
  'headless-shell': {
    darwin: [['chrome-headless-shell'], ['headless_shell']],
    win32: [['chrome-headless-shell.exe'], ['headless_shell.exe']],
    other: [['chrome-headless-shell'], ['headless_shell']],
  },
  chromium: {
    darwin: [
      ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
      ['Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ],
    win32: [['chrome.exe']],
    other: [['chrome']],
  },
};

/** The revision that this Playwright was built with first, then others that are there, the newest first. */
function placesOf(machine: Machine, kind: PlaywrightKind): Place[] {
  const folder = browsersFolder(machine);
  const path = pathsOf(machine);
  const prefix = `${REGISTRY_NAME[kind].replaceAll('-', '_')}-`;
  const own = ownRevision(machine, REGISTRY_NAME[kind]);
  const others = machine
    .list(folder)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => name.slice(prefix.length))
    .filter((revision) => revision !== own?.revision)
    .toSorted((a, b) => Number(b) - Number(a));
  return [...(own ? [own.revision] : []), ...others].map((revision) => {
    const directory = path.join(folder, `${prefix}${revision}`);
    const executablePath = programIn(machine, directory, kind);
    const known = revision === own?.revision && own.version;
    return {
      kind,
      source: 'playwright',
      where: shortPath(machine, directory),
      ...(executablePath ? { executablePath } : {}),
      ...(executablePath && known ? { version: known } : {}),
    } satisfies Place;
  });
}

function programIn(machine: Machine, directory: string, kind: PlaywrightKind): string | undefined {
  const path = pathsOf(machine);
  // Playwright writes this when an installation is whole; without it, a download was cut short.
  if (!machine.exists(path.join(directory, 'INSTALLATION_COMPLETE'))) return undefined;
  const { platform } = machine;
  const programs = PROGRAMS[kind][platform === 'darwin' || platform === 'win32' ? platform : 'other'];
  return machine
    .list(directory)
    .flatMap((inner) => programs.map((program) => path.join(directory, inner, ...program)))
    .find((file) => machine.isProgram(file));
}

/** Revision and version of a browser that this Playwright wants, from the list it ships. */
function ownRevision(machine: Machine, name: string): { revision: string; version?: string } | undefined {
  if (!machine.playwrightCore) return undefined;
  const text = machine.read(pathsOf(machine).join(machine.playwrightCore, 'browsers.json'));
  if (text === undefined) return undefined;
  const list = JSON.parse(text) as {
    browsers?: { name: string; revision: string; browserVersion?: string }[];
  };
  const entry = list.browsers?.find((browser) => browser.name === name);
  if (!entry) return undefined;
  return {
    revision: entry.revision,
    ...(entry.browserVersion ? { version: entry.browserVersion } : {}),
  };
}
