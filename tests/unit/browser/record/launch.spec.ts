import { expect, test } from '@playwright/test';
import { recordingLaunch } from '../../../../src/browser/record/index.ts';
import { BadInput } from '../../../../src/model/index.ts';
import { fakeMachine, installed, SHELL, SHELL_FOLDER } from '../../../support/fake-machine.ts';

const CHROME = '/opt/google/chrome/chrome';
const screen = { PATH: '/usr/bin', DISPLAY: ':0' };

/** What somebody reads who cannot record. */
function refusal(machine: Parameters<typeof fakeMachine>[0]): BadInput {
  try {
    recordingLaunch(undefined, fakeMachine(machine));
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('it would have recorded');
}

test('a person records in a browser with a window', () => {
  const machine = fakeMachine({ programs: [CHROME], env: screen });
  expect(recordingLaunch(undefined, machine)).toMatchObject({ executablePath: CHROME, headless: false });
});

test('a program records in a browser without one, through a port', () => {
  const shell = installed(SHELL_FOLDER, SHELL.slice(SHELL_FOLDER.length + 1));
  const options = recordingLaunch(4711, fakeMachine(shell));
  expect(options).toMatchObject({ executablePath: SHELL, headless: true });
  expect(options.args).toContain('--remote-debugging-port=4711');
});

test('without a screen nobody records, and they learn what to do', () => {
  const { problems } = refusal({ programs: [CHROME] });
  expect(problems.map(({ message }) => message)).toEqual([
    'could not open a browser window, because there is no screen: DISPLAY and WAYLAND_DISPLAY are not set',
  ]);
  expect(problems[0]?.hint).toContain('npx esr doctor');
});

test('a browser that can show no window will not do, and both are said at once', () => {
  const { message, problems } = refusal(installed(SHELL_FOLDER, SHELL.slice(SHELL_FOLDER.length + 1)));
  expect(problems).toHaveLength(2);
  expect(message).toContain('could not find a browser with a window');
  expect(message).toContain('there is no screen');
  expect(problems.every(({ hint }) => hint?.includes('npx esr doctor'))).toBe(true);
});

test('elsewhere than on Linux there is always a screen', () => {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const machine = fakeMachine({ platform: 'darwin', programs: [mac], env: { PATH: '' } });
  expect(recordingLaunch(undefined, machine)).toMatchObject({ executablePath: mac, headless: false });
});
