import type { LaunchOptions } from 'playwright';
import { BadInput, type Problem } from '../../model/index.ts';
import { findBrowser, launchOptions, thisMachine, type Machine } from '../discover/index.ts';

/**
 * How a browser is opened that a person records in: the one with a window that is found.
 * @param driven a port, for tests: no person but a program on it does everything, in a browser without a window.
 * @throws BadInput when there is no such browser or no screen.
 */
export function recordingLaunch(driven?: number, machine: Machine = thisMachine()): LaunchOptions {
  if (driven !== undefined) {
    const options = launchOptions(findBrowser({ machine }), machine);
    return { ...options, args: [...options.args, `--remote-debugging-port=${driven}`] };
  }
  const problems: Problem[] = [];
  try {
    const found = findBrowser({ machine, window: true });
    if (hasScreen(machine)) return launchOptions(found, machine);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    problems.push(...error.problems);
  }
  if (!hasScreen(machine)) {
    problems.push({
      message:
        'could not open a browser window, because there is no screen: DISPLAY and WAYLAND_DISPLAY are not set',
      hint: 'record on a computer with a screen, or over a connection that brings its windows here: ssh -X',
    });
  }
  throw new BadInput(problems.map(withDoctor));
}

function withDoctor(problem: Problem): Problem {
  const { hint = '' } = problem;
  return { ...problem, hint: `${hint}\n    what is found here: npx esr doctor`.trimStart() };
}

/** macOS and Windows always have one. */
function hasScreen({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
