import { expect, test } from '@playwright/test';
import { launchOptions, type FoundBrowser } from '../../../../src/browser/discover/index.ts';
import { fakeMachine } from '../../../support/fake-machine.ts';

const found: FoundBrowser = {
  executablePath: '/usr/bin/chromium',
  kind: 'chromium',
  source: 'system',
  window: false,
};

test('a browser is started from where it was found, quietly, and leaves Ctrl-C to the run', () => {
  const options = launchOptions(found, fakeMachine());
  expect(options).toMatchObject({
    executablePath: '/usr/bin/chromium',
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  expect(options.args).toContain('--disable-quic');
  expect(options.args).toContain('--disable-background-networking');
});

test('whoever asked for a window sees one', () => {
  expect(launchOptions({ ...found, window: true }, fakeMachine()).headless).toBe(false);
});

const setting = (file: string, text: string) => fakeMachine({ files: { [`/proc/sys/${file}`]: text } });
const sandboxes = [
  ['an ordinary Linux user', fakeMachine(), true],
  ['root on Linux', fakeMachine({ uid: 0 }), false],
  ['a container', fakeMachine({ files: { '/.dockerenv': '' } }), false],
  ['Ubuntu’s AppArmor rule', setting('kernel/apparmor_restrict_unprivileged_userns', '1\n'), false],
  ['Ubuntu without that rule', setting('kernel/apparmor_restrict_unprivileged_userns', '0\n'), true],
  ['a kernel that keeps namespaces to root', setting('kernel/unprivileged_userns_clone', '0\n'), false],
  ['a kernel without namespaces', setting('user/max_user_namespaces', '0\n'), false],
  ['a Mac, even as root', fakeMachine({ platform: 'darwin', uid: 0 }), true],
  ['Windows', fakeMachine({ platform: 'win32', uid: undefined }), true],
] as const;
for (const [who, machine, on] of sandboxes) {
  test(`${who}: the browser’s sandbox is ${on ? 'on' : 'off'}`, () => {
    expect(launchOptions(found, machine).chromiumSandbox).toBe(on);
  });
}
