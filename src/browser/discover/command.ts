import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Ended {
  /** Exit code; null when it was killed or could not be started. */
  code: number | null;
  /** Everything it printed, both streams in order of arrival. */
  output: string;
  timedOut: boolean;
}

export interface CommandOptions {
  /** It is stopped after so long, ms. */
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
  /** Hears each line as it comes. */
  line?: (line: string) => void;
}

/** Runs a program without a shell; never throws. Replaced by a fake in tests. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  options: CommandOptions,
) => Promise<Ended>;

/** Time between asking a command to stop and killing it; apt needs a moment to leave its lock in order. */
const GRACE_MS = 3_000;

/** The real `RunCommand`. */
export const runCommand: RunCommand = (program, args, options) =>
  new Promise((resolve) => {
    const env = options.env ?? process.env;
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let partial = '';
    let timedOut = false;
    let kill: NodeJS.Timeout | undefined;
    const stop = setTimeout(() => {
      timedOut = true;
      child.kill('SIGTERM');
      kill = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    }, options.timeoutMs);
    const hear = (chunk: string): void => {
      output += chunk;
      const lines = (partial + chunk).split(/\r?\n|\r/);
      partial = lines.pop() ?? '';
      for (const line of lines) options.line?.(line);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    const end = (code: number | null): void => {
      clearTimeout(stop);
      clearTimeout(kill);
      if (partial) options.line?.(partial);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      end(null);
    });
    // `exit` and not `close`: what a stopped command left behind may keep its output open for ever.
    child.once('exit', (code) => setImmediate(end, code));
  });
