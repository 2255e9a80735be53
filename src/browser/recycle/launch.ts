import type { LaunchOptions } from 'playwright';

/**
 * Lets pages of one context and site share a process also where the one does not know the other, and starts no process
 * in advance. Contexts never share one.
 */
const SHARING = ['--process-per-site', '--renderer-process-limit=1'];

/** Launch options of a browser whose contexts are used again. */
export function recyclingLaunch(launch: LaunchOptions): LaunchOptions {
  return { ...launch, args: [...(launch.args ?? []), ...SHARING] };
}
