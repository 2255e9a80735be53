import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { asStarted } from '../../../src/sandbox/keep.ts';

const node = join('tools', 'node');
const cli = (name: string): string => join('tools', 'node_modules', 'npm', 'bin', `${name}-cli.js`);
const isThere = (): boolean => true;

test('“node” is the Node that runs esr, and every other program is looked for by its name', () => {
  expect(asStarted(['node', 'server.js'], { platform: 'linux', node, isThere })).toEqual([node, 'server.js']);
  expect(asStarted(['npm', 'ci'], { platform: 'linux', node, isThere })).toEqual(['npm', 'ci']);
  expect(asStarted(['cargo', 'build'], { platform: 'win32', node, isThere })).toEqual(['cargo', 'build']);
});

test('on Windows npm and npx are what comes with Node, where it comes with them', () => {
  const windows = { platform: 'win32', node, isThere } as const;
  expect(asStarted(['npm', 'run', 'build'], windows)).toEqual([node, cli('npm'), 'run', 'build']);
  expect(asStarted(['npx', 'vite'], windows)).toEqual([node, cli('npx'), 'vite']);
  expect(asStarted(['npm', 'ci'], { ...windows, isThere: () => false })).toEqual(['npm', 'ci']);
});
