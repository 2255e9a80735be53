import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/apps/portal/main.js', import.meta.url));

/** A portal of one's own, in a process of its own. */
export interface RunningPortal {
  readonly origin: string;
  /** What it wrote on its standard error, once it has ended. */
  readonly complaints: Promise<string>;
  /** Asks it to stop; gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** How a start of the portal ended that came to nothing. */
export interface FailedStart {
  readonly code: number | null;
  readonly stderr: string;
}

function launch(options: readonly string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = '';
  for await (const chunk of stream) all += String(chunk);
  return all;
}

/**
 * Starts the built portal on a free port, or on the one among the options, and waits until it is ready.
 * @throws Error with what it printed when it ends instead
 */
export function startPortal(...options: string[]): Promise<RunningPortal> {
  return startPortalAsTyped(...(options.includes('--port') ? options : ['--port', '0', ...options]));
}

/** The same with these options alone: without `--port` it wishes for its default port. */
export async function startPortalAsTyped(...options: string[]): Promise<RunningPortal> {
  const portal = launch(options);
  const complaints = text(portal.stderr!);
  for await (const line of createInterface(portal.stdout!)) {
    const [, origin] = /^portal ready at (http:\S+)$/.exec(line) ?? [];
    if (origin === undefined) continue;
    return {
      origin,
      complaints,
      async stop(signal = 'SIGTERM') {
        if (portal.exitCode !== null) return portal.exitCode;
        const ended = once(portal, 'exit');
        portal.kill(signal);
        const [code] = (await ended) as [number | null];
        return code;
      },
    };
  }
  throw new Error(`The portal did not start: ${await complaints}`);
}

/** Starts the portal with options that it should refuse, and gives its exit code and what it said. */
export async function failToStart(...options: string[]): Promise<FailedStart> {
  const portal = launch(options);
  const stderr = text(portal.stderr!);
  const [code] = (await once(portal, 'exit')) as [number | null];
  return { code, stderr: await stderr };
}
