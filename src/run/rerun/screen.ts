import { findBrowser, launchOptions } from '../../browser/index.ts';
import { BadInput } from '../../model/index.ts';
import type { PreparedRun } from '../prepare.ts';

/**
 * The browser in which a person sees citizens fly.
 * @throws BadInput where there is no screen, or no browser that has windows.
 */
export function onScreen(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Pick<PreparedRun, 'launch' | 'browser'> {
  const hasScreen = platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
  if (!hasScreen) {
    const message =
      'could not open a browser window, because there is no screen: DISPLAY and WAYLAND_DISPLAY are not set';
    const hint = 'leave --headed out and look at the trace: --trace; or log in with ssh -X';
    throw new BadInput([{ message, hint }]);
  }
  const found = findBrowser({ window: true });
  return { launch: launchOptions(found), browser: found.kind };
}
