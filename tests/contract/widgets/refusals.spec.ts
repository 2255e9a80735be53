import { expect } from '@playwright/test';
import { StepFailure } from '../../../src/model/index.ts';
import { refusals } from './refusals.ts';
import { test } from './stage.ts';

const PATIENCE_MS = 600;

for (const { title, widget, html, shown, does, code, says, hint, patienceMs = PATIENCE_MS } of refusals) {
  test(`a person is told of ${title}`, async ({ stage }) => {
    const it = await stage.shows(html, widget, shown, patienceMs);
    const failure = await does(it).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StepFailure);
    const { message, code: ofKind, hint: advice } = failure as StepFailure;
    expect(message).toBe(says);
    expect(ofKind).toBe(code);
    if (hint !== undefined) expect(advice).toBe(hint);
  });
}
