import { expect, test } from '@playwright/test';
import { esr } from '../support/processes.ts';

test('esr doctor lists what a rehearsal needs, with what is found here, and sums up', async () => {
  const { code, output, leftovers } = await esr(['doctor']);
  for (const [name, value] of [
    ['Node', process.version.slice(1).replaceAll('.', '\\.')],
    ['browser', String.raw`\S+ at \S+`],
    ['sandbox', '(on|off), because .+'],
    ['Playwright', String.raw`\d+\.\d+\.\d+`],
    ['portal', 'built'],
  ] as const) {
    expect(output).toMatch(new RegExp(`^✓ ${name} +${value}`, 'm'));
  }
  expect(output.trimEnd()).toMatch(/\nReady to rehearse\.$/);
  expect(code).toBe(0);
  expect(leftovers).toEqual([]);
});

test('esr doctor with an option that it does not have is bad input', async () => {
  const { code, output } = await esr(['doctor', '--bogus']);
  expect(output).toContain('--bogus');
  expect(output).not.toContain('Ready to rehearse');
  expect(code).toBe(2);
});
