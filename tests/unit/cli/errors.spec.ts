import { expect, test } from '@playwright/test';
import { explain } from '../../../src/cli/errors.ts';

/** What a person reads on the error stream, and the exit code. */
function explained(error: unknown): { code: number; text: string } {
  const lines: string[] = [];
  const { error: real } = console;
  console.error = (line: unknown) => void lines.push(String(line));
  try {
    return { code: explain(error), text: lines.join('\n') };
  } finally {
    console.error = real;
  }
}

test('a full disk is a sentence with what to do, not a stack', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const { code, text } = explained(full);
  expect(code).toBe(3);
  expect(text).toBe(
    'could not write the files of the run, because the disk is full\n  → make room, or give another folder with --reports; what was written stays',
  );
});

test('a folder that may not be written is named', () => {
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/srv/reports' });
  expect(explained(denied).text).toContain(
    'could not write /srv/reports, because that is not allowed to you',
  );
});

test('a defect of ours shows where it is', () => {
  expect(explained(new Error('surprise')).text).toContain('errors.spec.ts');
});
