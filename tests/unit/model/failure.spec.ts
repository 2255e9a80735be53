import { expect, test } from '@playwright/test';
import { BadInput, describeProblem, EXIT } from '../../../src/model/index.ts';

test('a problem with a place shows the file, the line and a caret below the column', () => {
  const text = describeProblem({
    message: 'unknown step “clik”',
    hint: 'did you mean “click”?',
    at: { file: 'scenarios/mine.yml', line: 4, column: 5 },
    sourceLine: '  - clik: "Submit"',
  });
  expect(text.split('\n')).toEqual([
    'scenarios/mine.yml:4:5: unknown step “clik”',
    '      - clik: "Submit"',
    '        ^',
    '  → did you mean “click”?',
  ]);
});

test('a problem without a place is a sentence and its hint', () => {
  expect(describeProblem({ message: 'there is no target “x”', hint: 'write one' })).toBe(
    'there is no target “x”\n  → write one',
  );
});

test('an endless line is cut, and its caret stays below it', () => {
  const text = describeProblem({
    message: 'too deep',
    at: { file: 'a.yml', line: 1, column: 5_000 },
    sourceLine: 'x'.repeat(9_000),
  });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
});

test('bad input says everything that is wrong and ends the process with 2', () => {
  const failure = new BadInput([{ message: 'one' }, { message: 'two' }]);
  expect(failure).toMatchObject({ name: 'BadInput', message: 'one\ntwo', exitCode: EXIT.badInput });
  expect(EXIT).toEqual({ pass: 0, fail: 1, badInput: 2, invalid: 3, interrupted: 130 });
});
