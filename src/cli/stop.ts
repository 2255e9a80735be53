import { EXIT } from '../model/index.ts';

/** How a run is stopped from outside. */
export interface Stop {
  /** Aborted by Ctrl-C, a closed terminal, a polite kill, or `stop`. */
  signal: AbortSignal;
  /** As Ctrl-C does. */
  stop(): void;
  /** Has SIGUSR2 drain the run instead, where the system has that signal. */
  onDrain(drain: () => void): void;
}

/**
 * Listens to the signals that stop a run. The second Ctrl-C ends the process at once; browsers and service end with it,
 * since both hang on a pipe to this process.
 */
export function stopSignal(onStop: () => void): Stop {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    onStop();
    controller.abort(new Error('stopped by hand'));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return {
    signal: controller.signal,
    stop,
    onDrain(drain) {
      if (process.platform !== 'win32') process.on('SIGUSR2', drain);
    },
  };
}
