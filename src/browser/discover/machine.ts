import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

/** What discovery wants to know about the machine it looks at; a fake one in tests. All paths are absolute. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** Folder that relative paths are meant from. */
  readonly cwd: string;
  /** User id; undefined where there is none (Windows). 0 is root. */
  readonly uid: number | undefined;
  /** Root folder of the installed `playwright-core`; undefined when there is none. */
  readonly playwrightCore: string | undefined;
  exists(file: string): boolean;
  /** A file that may be executed; links are followed. */
  isProgram(file: string): boolean;
  /** Names in a folder; none when it is not there. */
  list(folder: string): string[];
  /** Text of a file; undefined when it cannot be read. */
  read(file: string): string | undefined;
}

/** The machine we are on, with another environment if wanted. */
export function thisMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  return {
    platform: process.platform,
    env,
    home: homedir(),
    // npm and npx run scripts in the package's folder and keep the user's own folder in INIT_CWD.
    cwd: env['INIT_CWD'] ?? process.cwd(),
    uid: process.getuid?.(),
    playwrightCore: playwrightCoreFolder(),
    exists: existsSync,
    isProgram(file) {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    },
    list(folder) {
      try {
        return readdirSync(folder);
      } catch {
        return [];
      }
    },
    read(file) {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** The path rules of a machine's platform, so that Windows places can be tested anywhere. */
export function pathsOf(machine: Machine): path.PlatformPath {
  return machine.platform === 'win32' ? path.win32 : path.posix;
}

/** Root on Linux or macOS: may install system packages, and cannot use Chromium's sandbox. */
export function isRoot(machine: Machine): boolean {
  return machine.uid === 0;
}

/** Debian, Ubuntu and their kin, where apt-get installs packages. */
export function isDebianLike(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.exists('/etc/debian_version');
}

/** A path as a person reads it: below home it starts with `~`. */
export function shortPath(machine: Machine, file: string): string {
  const { sep } = pathsOf(machine);
  return file.startsWith(machine.home + sep) ? `~${file.slice(machine.home.length)}` : file;
}

/** `playwright-core` may be nested below `playwright`, so it is resolved from there. */
function playwrightCoreFolder(): string | undefined {
  try {
    const playwright = createRequire(import.meta.url).resolve('playwright/package.json');
    return path.dirname(createRequire(playwright).resolve('playwright-core/package.json'));
  } catch {
    return undefined;
  }
}
