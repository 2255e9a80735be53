import { createInterface } from 'node:readline';
import { LAST_WORDS_MS, spawnKept, stopper, whyEnded } from './keep.ts';

const LINES_KEPT = 12;

/** What came of a command that did not go well. */
export interface CommandFailed {
  /** End of a sentence: `it ended with exit code 1`. */
  because: string;
  /** The last lines it printed. */
  last: string[];
}

/**
 * Runs a command to its end. It ends with this process, and when the signal says so, with everything it started.
 * @param hear gets each line that it prints.
 * @returns undefined when it went well.
 * @throws the reason of the signal.
 */
export async function runCommand(
  command: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; hear: (line: string) => void; signal: AbortSignal },
): Promise<CommandFailed | undefined> {
  const { cwd, env, hear, signal } = options;
  signal.throwIfAborted();
  const child = spawnKept(command, { cwd, env });
  const stop = stopper(child);
  const stopped = (): void => void stop();
  signal.addEventListener('abort', stopped, { once: true });
  const last: string[] = [];
  const listen = (line: string): void => {
    hear(line);
    last.push(line);
    if (last.length > LINES_KEPT) last.shift();
  };
  // Both streams are read to the end: a full pipe would stop the command.
  const readers = [child.stdout, child.stderr].flatMap((stream) => (stream ? [createInterface(stream)] : []));
  for (const reader of readers) reader.on('line', listen);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (ended) => {
        child.once('close', () => resolve(ended));
        setTimeout(() => resolve(ended), LAST_WORDS_MS).unref();
      });
    });
    signal.throwIfAborted();
    return code === 0 ? undefined : { because: whyEnded(code, command[0] ?? '', last), last };
  } finally {
    signal.removeEventListener('abort', stopped);
    for (const reader of readers) reader.close();
  }
}
