import { EXIT } from '../model/index.ts';

/**
 * A signal that Ctrl-C, a closed terminal or a polite kill aborts. The second Ctrl-C ends the process at once;
 * browsers and service end with it, since both hang on a pipe to this process.
 */
export function stopSignal(onStop: () => void): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    onStop();
    controller.abort(new Error('stopped by hand'));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return controller.signal;
}
