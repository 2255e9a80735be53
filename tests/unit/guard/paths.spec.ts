import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readTestValues } from '../../../src/guard/index.ts';
import { scanPaths } from '../../../src/run/pii.ts';
import type { FileFinding, PiiScan } from '../../../src/run/pii.ts';
import { folderWith } from './folder.ts';

async function scanIn(folder: string, ...paths: string[]): Promise<{ found: FileFinding[]; scan: PiiScan }> {
  const found: FileFinding[] = [];
  const scan = await scanPaths(paths, folder, (finding) => found.push(finding) > 0);
  return { found, scan };
}

test('a folder is read without what others put there, and without following links', async () => {
  const files = ['p/a.txt', 'p/sub/b.txt', 'p/node_modules/c.txt', 'p/.git/d.txt', 'outside.txt'];
  const folder = await folderWith({
    ...Object.fromEntries(files.map((file) => [file, '202-456-1111\n'])),
    'p/photo.jpg': Buffer.from([0xff, 0xd8, 0xff, 0]),
  });
  await symlink(join(folder, 'outside.txt'), join(folder, 'p/link.txt'));
  const { found, scan } = await scanIn(folder, 'p');
  expect(found.map(({ file }) => file.split(/[\\/]/).slice(-2).join('/'))).toEqual(['p/a.txt', 'sub/b.txt']);
  expect(scan).toMatchObject({ files: 2, lines: 2, binary: 1, problems: [] });
});

test('a path that is not there is bad input, all of them at once, with the nearest name', async () => {
  const folder = await folderWith({ 'scenarios/a.yml': 'name: x' });
  await expect(scanIn(folder, 'scenaros', 'nowhere.txt')).rejects.toThrow(
    /scenaros.*\n.*did you mean “scenarios”\?(.|\n)*nowhere\.txt/,
  );
});

test('a test value that the project declares passes, in any file', async () => {
  const folder = await folderWith({
    'fixtures/test-values.txt': '# ours\n202-456-1111   # the switchboard, on every page\n',
    'a.txt': 'call (202) 456-1111, not 202-456-1112\n',
  });
  const { found } = await scanIn(folder, '.');
  expect(found).toMatchObject([{ line: 1, column: 26 }]);
});

test('a list of test values is refused with every line that will not do', async () => {
  const folder = await folderWith({
    'fixtures/test-values.txt': 'B23394604\n2024561111 # desk\n123 # short\n',
    'a.txt': '',
  });
  await expect(scanIn(folder, 'a.txt')).rejects.toThrow(
    /test-values\.txt:1:1: this test value has no reason(.|\n)*test-values\.txt:3:1: .*at least 5/,
  );
});

test('each line of a list is a value with its reason; a “#” inside the value belongs to it', () => {
  const { values, problems } = readTestValues('\r\n  # note\r\na#b.c@agency.gov # odd\r\n', 'x.txt');
  expect(problems).toEqual([]);
  expect(values).toEqual(['a#b.c@agency.gov']);
});

test('whoever has seen enough ends the search', async () => {
  const folder = await folderWith({ 'a.txt': '202-456-1111\n'.repeat(50), 'b.txt': '202-456-1111\n' });
  let told = 0;
  await scanPaths(['a.txt', 'b.txt'], folder, () => {
    told += 1;
    return told < 3;
  });
  expect(told).toBe(3);
});
