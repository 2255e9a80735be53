import type { RunCommand } from './command.ts';
import { isDebianLike, isRoot, pathsOf, type Machine } from './machine.ts';

/** One way to get a browser, or to get one going. */
export interface Remedy {
  /** What it does, for the log: `downloading Playwright's chromium-headless-shell`. */
  title: string;
  /** Does it; a sentence when it failed. */
  apply(run: RunCommand, log: (line: string) => void): Promise<string | undefined>;
}

const MINUTE = 60_000;
/** A download of 110 MB on a slow line; beyond that the person decides. */
const DOWNLOAD_TIMEOUT_MS = 5 * MINUTE;
const APT_TIMEOUT_MS = 5 * MINUTE;
/** Playwright waits 30 s for each of five connections; a network that blocks it should not cost minutes. */
const CONNECTION_TIMEOUT_MS = '10000';
const PACKAGE = 'chromium-headless-shell';

/** Playwright's own download; needs its CDN (or PLAYWRIGHT_DOWNLOAD_HOST), no rights. */
export function playwrightDownload(machine: Machine): Remedy {
  return {
    title: `downloading Playwright's ${PACKAGE}`,
    apply: (run, log) => playwright(machine, ['install', PACKAGE], run, log),
  };
}

/** The system libraries that a downloaded browser needs; Playwright knows which. */
export function systemLibraries(machine: Machine): Remedy {
  return {
    title: 'installing the libraries the browser needs',
    apply: (run, log) => playwright(machine, ['install-deps', PACKAGE], run, log),
  };
}

/** Debian's package. */
export function debianPackage(machine: Machine): Remedy {
  return {
    title: `installing the package ${PACKAGE}`,
    async apply(run) {
      const apt = (...args: string[]) =>
        run('apt-get', args, {
          timeoutMs: APT_TIMEOUT_MS,
          env: { ...machine.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
      const install = () => apt('install', '-y', '--no-install-recommends', PACKAGE);
      const known = await run('apt-cache', ['show', PACKAGE], { timeoutMs: MINUTE, env: machine.env });
      // A known package can still be gone from the server since the list was fetched: then update and try again.
      if (known.code === 0 && (await install()).code === 0) return undefined;
      const updated = await apt('update');
      const ended = await install();
      if (ended.code === 0) return undefined;
      return `apt-get could not install it: ${reason(ended.output) ?? reason(updated.output) ?? 'no reason given'}`;
    },
  };
}

/** Whether packages can be installed here without asking anybody. */
export function mayInstallPackages(machine: Machine): boolean {
  return isDebianLike(machine) && isRoot(machine);
}

async function playwright(
  machine: Machine,
  args: string[],
  run: RunCommand,
  log: (line: string) => void,
): Promise<string | undefined> {
  if (!machine.playwrightCore) return 'playwright-core is not installed';
  const cli = pathsOf(machine).join(machine.playwrightCore, 'cli.js');
  const ended = await run(process.execPath, [cli, ...args], {
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECTION_TIMEOUT_MS, ...machine.env },
    // The bar of the download, for the person who waits; not the stack traces of failed attempts.
    line: (line) => {
      if (/\d+% of /.test(line)) log(line);
    },
  });
  if (ended.code === 0) return undefined;
  if (ended.timedOut) return `it was not done after ${DOWNLOAD_TIMEOUT_MS / MINUTE} minutes`;
  return reason(ended.output) ?? `playwright ${args.join(' ')} ended with ${ended.code ?? 'no exit code'}`;
}

/** The first error of an output, or else its last words, as one line. */
function reason(output: string): string | undefined {
  const error = /^(?:Error|E|Failed): ?(.+)$/m.exec(output)?.[1]?.trim();
  const lines = output.split('\n').map((line) => line.trim());
  return error ?? lines.findLast((line) => line !== '');
}
