import { spawn } from 'node:child_process';

/** Of what a command prints, the last so many characters are shown. */
const SHOWN = 2_000;
/** Its output may be held open by what it left behind; so long after its end that is not waited for, ms. */
const LAST_WORDS_MS = 200;

/**
 * Runs a command of the user, without a shell, and ends it with everything it started when it takes too long.
 * @returns what it printed.
 * @throws Error with what it printed when it fails or takes too long.
 */
export function runCommand(
  [program = '', ...args]: readonly string[],
  { cwd, withinMs }: { cwd: string; withinMs: number },
): Promise<string> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (chunk: Buffer): void => {
      printed = (printed + String(chunk)).slice(-SHOWN);
    };
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !isWindows,
      windowsHide: true,
    });
    const fail = (why: string): void => {
      const said = printed.trim();
      reject(
        new Error(`${[program, ...args].join(' ')} ${why}${said === '' ? '' : `; it printed: ${said}`}`),
      );
    };
    const timer = setTimeout(() => {
      if (child.pid !== undefined && !isWindows) kill(child.pid);
      else child.kill('SIGKILL');
      fail(`did not end within ${withinMs / 1_000} s`);
    }, withinMs);
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      fail(
        error.code === 'ENOENT'
          ? 'could not start: there is no such program'
          : `could not start: ${error.message}`,
      );
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const ended = (): void => {
        if (code === 0) resolve(printed.trim());
        else fail(signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
      };
      child.once('close', ended);
      setTimeout(ended, LAST_WORDS_MS).unref();
    });
  });
}

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
