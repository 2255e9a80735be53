import { expect, test } from '@playwright/test';
import {
  doctor,
  formatDoctor,
  type Capacity,
  type DoctorOptions,
} from '../../../../src/browser/discover/index.ts';
import { fakeMachine, fakeShell } from '../../../support/fake-machine.ts';

const SHELL = '/usr/bin/chromium-headless-shell';
const GB = 1024 ** 3;
const capacity: Capacity = {
  node: '22.12.0',
  cores: 8,
  memoryBytes: 16 * GB,
  freeMemoryBytes: 9 * GB,
  freeDisk: () => 100 * GB,
};

async function examine(options: Partial<DoctorOptions> = {}) {
  const lines = await doctor({
    reportsDir: '/home/ann/project/reports',
    machine: fakeMachine({ programs: [SHELL] }),
    run: fakeShell({ [SHELL]: 'Chromium 159.0.8154.6\n' }).run,
    capacity,
    ...options,
  });
  return { lines, text: formatDoctor(lines), line: (name: string) => lines.find((one) => one.name === name) };
}

test('a machine that has everything is ready to rehearse', async () => {
  const { text, line } = await examine();
  expect(line('Node')).toEqual({ name: 'Node', state: 'ok', value: '22.12.0' });
  expect(line('browser')?.value).toBe(`headless-shell at ${SHELL}, version 159.0.8154.6 (system)`);
  expect(line('sandbox')?.value).toBe('on, because user namespaces are allowed (not root)');
  expect(line('Playwright')?.value).toBe('1.65.1');
  expect(line('cores')?.value).toBe('8');
  expect(line('memory')?.value).toBe('9.0 GB free of 16.0 GB');
  expect(line('disk')?.value).toBe('100.0 GB free for ~/project/reports');
  expect(text).toMatch(/Ready to rehearse\.$/);
});

test('every place that was looked at is shown, with what is there', async () => {
  const { lines } = await examine();
  const looked = lines.filter(({ name }) => name === 'looked at').map(({ value }) => value);
  expect(looked).toContain('~/.cache/ms-playwright/chromium_headless_shell-1255: not there');
  expect(looked).toContain(`chromium-headless-shell on the PATH: ${SHELL}`);
  expect(looked).toContain('google-chrome on the PATH: not there');
});

test('a missing window browser keeps nobody from rehearsing', async () => {
  const { line, text } = await examine();
  expect(line('with a window')).toMatchObject({ state: 'note', value: 'none' });
  expect(text).toContain('only for --headed, --ui and --debug');
});

for (const [node, state] of [
  ['20.18.3', 'bad'],
  ['20.19.0', 'ok'],
  ['18.20.0', 'bad'],
  ['24.0.0', 'ok'],
] as const) {
  test(`Node ${node} is ${state === 'ok' ? 'new enough' : 'too old'}`, async () => {
    expect((await examine({ capacity: { ...capacity, node } })).line('Node')?.state).toBe(state);
  });
}

test('without a browser the last line says what is missing, and a hint what to do', async () => {
  const { text } = await examine({ machine: fakeMachine() });
  expect(text).toContain('✗ browser');
  expect(text).toContain('npx playwright install chromium-headless-shell');
  expect(text).toMatch(/Not ready: browser\.$/);
});

test('a wrong ESR_BROWSER is the browser’s line', async () => {
  const { line } = await examine({ machine: fakeMachine({ env: { ESR_BROWSER: '/opt/gone' } }) });
  expect(line('browser')).toMatchObject({ state: 'bad' });
  expect(line('browser')?.value).toContain('/opt/gone does not exist');
});

test('a browser that does not start is bad, with the reason', async () => {
  const { line } = await examine({ run: fakeShell({ [SHELL]: new Error('Illegal instruction') }).run });
  expect(line('browser')?.value).toBe(`headless-shell at ${SHELL} does not start: Illegal instruction`);
});

test('little memory, one core and a full disk are warnings, not refusals', async () => {
  const small = { ...capacity, cores: 1, freeMemoryBytes: GB / 2, freeDisk: () => GB / 4 };
  const { line, text } = await examine({ capacity: small });
  expect([line('cores')?.state, line('memory')?.state, line('disk')?.state]).toEqual([
    'warn',
    'warn',
    'warn',
  ]);
  expect(text).toMatch(/Ready to rehearse\.$/);
});

test('a portal that is not built keeps the rehearsal from starting', async () => {
  const built = [{ name: 'portal', file: '/project/main.js', hint: 'run `npm run build`' }];
  expect((await examine({ built })).line('portal')).toMatchObject({ state: 'bad', value: 'not built' });
  const machine = fakeMachine({ programs: [SHELL], files: { '/project/main.js': '' } });
  expect((await examine({ built, machine })).line('portal')).toMatchObject({ state: 'ok' });
});
