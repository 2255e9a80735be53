import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, launchOptions } from '../browser/index.ts';
import { BadInput } from '../model/index.ts';

/** Longer than any page of a debrief takes on a busy machine, ms. */
const PATIENCE_MS = 120_000;

/**
 * Prints a page of HTML with the browser that rehearsals fly in, in a profile of its own that is taken away afterwards.
 * @throws BadInput when there is no browser, or it prints nothing; the reason of `signal` when it is aborted.
 */
export async function printPage(page: string, signal: AbortSignal): Promise<Uint8Array> {
  const launch = launchOptions(findBrowser());
  const dir = await mkdtemp(join(tmpdir(), 'esr-print-'));
  try {
    const [html, pdf] = [join(dir, 'page.html'), join(dir, 'page.pdf')];
    await writeFile(html, page);
    const said = await run(
      launch.executablePath,
      [
        '--headless',
        ...launch.args,
        ...(launch.chromiumSandbox ? [] : ['--no-sandbox']),
        '--disable-gpu',
        // Where /dev/shm is small, as in a container, a page of some length would crash.
        '--disable-dev-shm-usage',
        `--user-data-dir=${join(dir, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(html).href,
      ],
      signal,
    );
    const printed = await readFile(pdf).catch(() => undefined);
    if (printed?.subarray(0, 5).toString() === '%PDF-') return printed;
    throw new BadInput([
      {
        message: `the browser ${launch.executablePath} printed nothing${said === '' ? '' : `: ${said}`}`,
        hint: 'see what `esr doctor` says of it',
      },
    ]);
  } finally {
    // A browser that has just ended may still be writing its profile.
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs a program to its end. @returns the last line it printed. */
async function run(program: string, args: string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    const stop = (): void => void child.kill('SIGKILL');
    const either = AbortSignal.any([signal, late]);
    either.addEventListener('abort', stop);
    child.once('error', (error) => done(error.message));
    // `exit` and not `close`: what a killed browser left behind may keep its output open.
    child.once('exit', () => {
      either.removeEventListener('abort', stop);
      if (signal.aborted) fail(signal.reason as Error);
      else if (late.aborted) done(`it was not done after ${PATIENCE_MS / 1_000} s`);
      else done(said.trim().split('\n').at(-1) ?? '');
    });
  });
}
