import type { LaunchOptions } from 'playwright';

/** With the switches of every browser: a new window comes into the process of the empty page that stays. */
const SHARING = '--process-per-site';

/** Launch options of a browser whose contexts are used again. */
export function recyclingLaunch(launch: LaunchOptions): LaunchOptions {
  return { ...launch, args: [...(launch.args ?? []), SHARING] };
}
