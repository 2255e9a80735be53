import { execFile } from 'node:child_process';
import type { Remedy } from '../../model/index.ts';

/** What does not take a fault away within this time is said to be stuck, ms. */
const WITHIN_MS = 30_000;
/** Answers that mean: there is no such fault. */
const GONE = [404, 410];

/**
 * Takes a fault away as its remedy says.
 * @returns what there is to tell: what a command printed; empty for none.
 * @throws Error when it may still be there.
 */
export async function apply(remedy: Remedy, withinMs = WITHIN_MS): Promise<string> {
  return remedy.by === 'request' ? send(remedy, withinMs) : run(remedy, withinMs);
}

async function send(
  { method, url, headers, body }: Extract<Remedy, { by: 'request' }>,
  withinMs: number,
): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return 'nothing listens there any more, so that it is gone';
    const why =
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer came' : String(codeOf(error));
    throw new Error(`${method} ${url}: ${why}`, { cause: error });
  }
  await answer.body?.cancel();
  if (answer.ok || GONE.includes(answer.status)) return '';
  throw new Error(`${method} ${url} was answered with ${answer.status}`);
}

function run({ command, cwd }: Extract<Remedy, { by: 'command' }>, withinMs: number): Promise<string> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, timeout: withinMs, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      const printed = `${stdout}${stderr}`.trim();
      if (!error) return resolve(printed);
      const why = error.killed ? `it did not end within ${withinMs / 1_000} s` : whyFailed(error);
      reject(new Error(`${why}${printed === '' ? '' : `; it printed: ${printed}`}`));
    });
  });
}

function whyFailed(error: Error & { code?: unknown }): string {
  if (error.code === 'ENOENT') return 'there is no such program';
  return typeof error.code === 'number' ? `it ended with exit code ${error.code}` : error.message;
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause
    ? cause.code
    : error instanceof Error
      ? error.message
      : error;
}
