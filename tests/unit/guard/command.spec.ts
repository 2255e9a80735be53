import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT, startNode } from '../../support/processes.ts';
import { folderWith } from './folder.ts';

/** Runs the command from its sources. */
async function pii(cwd: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const main = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')];
  const running = startNode([...main, 'pii', 'scan', ...args], { cwd });
  const code = await running.ended;
  return { code, output: running.output() };
}

test('esr pii scan lists what it found with place, kind and a way out, never the value, and exits 1', async () => {
  const folder = await folderWith({
    'people/list.csv': 'name,ssn\nAda,132272542\n',
    'people/note.txt': 'write to ann@yahoo.com\n',
  });
  const { code, output } = await pii(folder, 'people');
  expect(output).toMatch(/^people\/list\.csv:2:5 +ssn +\*{7}42 +use \{\{ citizen\.ssn \}\}/m);
  expect(output).toMatch(
    /^people\/note\.txt:1:10 +email +a\*\*\*@y\*\*\*\.com +use \{\{ citizen\.email \}\}/m,
  );
  expect(output).toContain(
    '2 values that could belong to a real person, in 2 of 2 files (3 lines): 1 ssn, 1 email',
  );
  expect(output).toContain('fixtures/test-values.txt');
  expect(output).not.toMatch(/132272542|ann@yahoo/);
  expect(code).toBe(1);
});

test('esr pii scan --json is one document, also when it goes on for a while', async () => {
  const folder = await folderWith({
    'a.txt': '202-456-1111 and ssn 132-27-2542\n',
    'b.txt': 'ann@yahoo.com\n'.repeat(500),
  });
  const { code, output } = await pii(folder, '--json', 'a.txt', 'b.txt');
  const { findings, ...read } = JSON.parse(output) as { findings: object[] };
  expect(findings).toHaveLength(502);
  expect(findings.slice(0, 2)).toMatchObject([
    { file: 'a.txt', line: 1, column: 1, kind: 'phone' },
    { file: 'a.txt', line: 1, column: 22, kind: 'ssn', value: '***-**-**42' },
  ]);
  expect(read).toEqual({ files: 2, lines: 501, binary: 0 });
  expect(code).toBe(1);
});

test('esr pii scan --json of clean files is a document without findings', async () => {
  const folder = await folderWith({ 'a.txt': '(201) 555-0136\n' });
  const { code, output } = await pii(folder, '--json', '.');
  expect(JSON.parse(output)).toEqual({ findings: [], files: 1, lines: 1, binary: 0 });
  expect(code).toBe(0);
});

test('what the project ships holds nothing that could be a real person’s', async () => {
  const shipped = ['src', 'scenarios', 'personas', 'fixtures', 'targets'];
  const { code, output } = await pii(ROOT, ...shipped);
  expect(output).toContain('✓ nothing that could belong to a real person in ');
  expect(code).toBe(0);
});

test('esr pii scan of a path that is not there is bad input, and nothing is read', async () => {
  const folder = await folderWith({ 'a.txt': '202-456-1111\n' });
  const { code, output } = await pii(folder, 'a.txt', 'b.txt');
  expect(output).toContain('could not look into b.txt, because there is no such file or folder');
  expect(output).not.toContain('phone');
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});
