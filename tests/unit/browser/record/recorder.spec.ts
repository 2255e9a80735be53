import { expect, test } from '@playwright/test';
import { startRecorder, type Listener } from '../../../../src/browser/record/recorder.ts';
import { BadInput } from '../../../../src/model/index.ts';

const nobody: Listener = { added: () => undefined, updated: () => undefined, effect: () => undefined };

test('with a Playwright that cannot record, somebody reads a sentence and no stack', async () => {
  const strange = {} as Parameters<typeof startRecorder>[0];
  const error = await startRecorder(strange, nobody).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BadInput);
  expect(String(error)).toContain('the installed Playwright has no recorder that esr knows');
  expect(String(error)).toContain('npm ls playwright');
});
