import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { scanFile } from '../../../src/guard/index.ts';
import type { PlacedFinding } from '../../../src/guard/index.ts';
import { folderWith } from './folder.ts';

/** A file of one test's own. */
async function write(file: string, content: string | Buffer): Promise<string> {
  return join(await folderWith({ [file]: content }), file);
}

async function placesIn(path: string): Promise<string[]> {
  const found: PlacedFinding[] = [];
  await scanFile(path, {}, (finding) => found.push(finding));
  return found.map(({ kind, line, column }) => `${line}:${column} ${kind}`);
}

test('a finding in a file has its line and column', async () => {
  const path = await write('a.txt', 'one\r\n  call 202-456-1111\r\n\r\nssn: 132272542');
  expect(await placesIn(path)).toEqual(['2:8 phone', '4:6 ssn']);
});

test('in a table the name of the column says what the digits are', async () => {
  const rows = [
    'id,"Social Security",phone',
    '132272542,379676381,2024561111',
    '7,"412009931","(201) 555-0136"',
  ];
  expect(await placesIn(await write('people.csv', rows.join('\n')))).toEqual(['2:11 ssn', '2:21 phone']);
  const semicolons = rows.map((row) => row.replaceAll(',', ';'));
  expect(await placesIn(await write('german.csv', semicolons.join('\n')))).toEqual([
    '2:11 ssn',
    '2:21 phone',
  ]);
  const tabs = rows.map((row) => row.replaceAll(',', '\t'));
  expect(await placesIn(await write('people.tsv', tabs.join('\n')))).toEqual(['2:11 ssn', '2:21 phone']);
});

test('a table without names, or with a row of another length, is read as text', async () => {
  const path = await write('a.csv', '1,132-27-2542\nx,phone\n7,8,202-456-1111');
  expect(await placesIn(path)).toEqual(['1:3 ssn', '3:5 phone']);
});

test('field and value on two lines belong together, as in a scenario', async () => {
  const path = await write(
    'a.yml',
    'script:\n  - fill:\n      field: ssn\n      value: 132272542\n  - id: 379676381\n',
  );
  expect(await placesIn(path)).toEqual(['4:14 ssn']);
});

test('a line too long to hold is read in pieces, and nothing is cut in two or told twice', async () => {
  const numbers = Array.from(
    { length: 3_000 },
    (_, i) => `x132-27-${String(i).padStart(4, '0')} 202-456-${1_000 + i},`,
  );
  const text = numbers.join(' ');
  const columns = [...text.matchAll(/202-456/g)].map(({ index }) => `1:${index + 1} phone`);
  expect(await placesIn(await write('one-line.txt', text))).toEqual(columns);
});

test('a spreadsheet’s UTF-16 is read, a picture or a PDF is said to be no text', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ann@yahoo.com\n', 'utf16le')]);
  expect(await placesIn(await write('a.txt', utf16))).toEqual(['1:1 email']);
  for (const [file, content] of [
    ['a.pdf', Buffer.from('%PDF-1.7\n132-27-2542')],
    ['a.bin', Buffer.from('132-27-2542\0')],
  ] as const) {
    const scan = await scanFile(await write(file, content), {}, () => {
      throw new Error('it was read');
    });
    expect(scan.binary).toBe(true);
  }
});
