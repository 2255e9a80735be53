import { pathsOf, type Machine } from './machine.ts';
import type { BrowserKind, Place } from './place.ts';

/**
 * Names of browsers on the PATH, the cheapest first. `chromium-headless-shell` is Debian's package, `headless_shell`
 * Fedora's; `chromium-browser` comes last because on Ubuntu it may only be a pointer to a snap.
 */
const NAMES: Record<BrowserKind, string[]> = {
  'headless-shell': ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'],
  chrome: ['google-chrome-stable', 'google-chrome', 'chrome'],
  chromium: ['chromium', 'chromium-browser'],
};
const EDGE_NAMES = ['microsoft-edge-stable', 'microsoft-edge', 'msedge'];

/** Browsers of the system: headless shells, then Chrome, Chromium and Edge, by name and at their usual places. */
export function systemPlaces(machine: Machine): Place[] {
  const places: [BrowserKind, string[], string[]][] = [
    ['headless-shell', NAMES['headless-shell'], usualPlaces(machine, 'headless-shell')],
    ['chrome', NAMES.chrome, usualPlaces(machine, 'chrome')],
    ['chromium', NAMES.chromium, usualPlaces(machine, 'chromium')],
    ['chrome', EDGE_NAMES, usualPlaces(machine, 'edge')],
  ];
  return places.flatMap(([kind, names, files]) => [
    ...names.map((name) => place(kind, `${name} on the PATH`, onPath(machine, name))),
    ...files.map((file) => place(kind, file, machine.isProgram(file) ? file : undefined)),
  ]);
}

/** The program of that name on the PATH. */
export function onPath(machine: Machine, name: string): string | undefined {
  const path = pathsOf(machine);
  const file = machine.platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
  return (machine.env['PATH'] ?? machine.env['Path'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, file))
    .find((candidate) => machine.isProgram(candidate));
}

function place(kind: BrowserKind, where: string, executablePath: string | undefined): Place {
  return { kind, source: 'system', where, ...(executablePath ? { executablePath } : {}) };
}

function usualPlaces(machine: Machine, browser: BrowserKind | 'edge'): string[] {
  if (machine.platform === 'darwin') return macPlaces(machine, browser);
  if (machine.platform === 'win32') return windowsPlaces(machine, browser);
  return LINUX[browser];
}

const LINUX: Record<BrowserKind | 'edge', string[]> = {
  'headless-shell': ['/usr/lib64/chromium-browser/headless_shell'],
  chrome: ['/opt/google/chrome/chrome'],
  chromium: ['/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  edge: ['/opt/microsoft/msedge/msedge'],
};

const MAC = { chrome: 'Google Chrome', chromium: 'Chromium', edge: 'Microsoft Edge' };

function macPlaces(machine: Machine, browser: BrowserKind | 'edge'): string[] {
  if (browser === 'headless-shell') return [];
  const name = MAC[browser];
  return ['/Applications', `${machine.home}/Applications`].map(
    (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
  );
}

const WINDOWS = {
  chrome: ['Google', 'Chrome', 'Application', 'chrome.exe'],
  chromium: ['Chromium', 'Application', 'chrome.exe'],
  edge: ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
};

function windowsPlaces(machine: Machine, browser: BrowserKind | 'edge'): string[] {
  if (browser === 'headless-shell') return [];
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((name) => machine.env[name] ?? [])
    .map((folder) => pathsOf(machine).join(folder, ...WINDOWS[browser]));
}
