import { expect, test } from '@playwright/test';
import { Tally } from '../../../src/checks/index.ts';
import { watchGates, whyStopped } from '../../../src/run/abort.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';

test('a run ends by the check that turned red, and its record says which and why', async () => {
  const plan = samplePlan();
  plan.scenario.checks = [
    { type: 'success_rate_at_least', target: 0.9, title: 'at least 90 % finish', abort: { graceMs: 0 } },
  ];
  const tally = new Tally(plan);
  const clock = { now: () => 5_000 } as Parameters<typeof watchGates>[0]['clock'];
  const grounded = new AbortController();
  const unwatch = watchGates({ plan, tally, clock, ground: (reason) => grounded.abort(reason), everyMs: 1 });
  const ended = new Promise((resolve) => grounded.signal.addEventListener('abort', resolve));
  for (const event of sampleEvents({ outcome: () => 'failed' })) tally.add(event);
  await ended;
  unwatch();
  expect(whyStopped(grounded.signal)).toEqual({
    gate: 'at least 90 % finish',
    reason: expect.stringMatching(/^0 of 50 citizens finished; 50 stopped at/),
  });
});

test('a run that somebody stopped names no check', () => {
  expect(whyStopped(AbortSignal.abort(new Error('Ctrl-C')))).toEqual({ reason: 'Ctrl-C' });
});
