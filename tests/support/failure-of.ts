import { expect } from '@playwright/test';
import { StepFailure } from '../../src/model/index.ts';

/** What became of something that must fail as a step does. */
export async function failureOf(step: Promise<unknown>): Promise<StepFailure> {
  const error = await step.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StepFailure);
  return error as StepFailure;
}
