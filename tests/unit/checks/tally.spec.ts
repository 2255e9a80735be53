import { expect, test } from '@playwright/test';
import { Tally } from '../../../src/checks/index.ts';
import { sampleEvents } from '../../support/debrief-sample.ts';

test('the progress line knows at any moment how many have flown, how, and how the service does', () => {
  const tally = new Tally();
  const events = sampleEvents({
    users: 7,
    outcome: (n) => (n === 3 ? 'failed' : n === 4 ? 'lost' : n === 7 ? 'left' : 'finished'),
  });
  for (const event of events) {
    tally.add(event);
    const { started, finished, failed, abandoned, lost, left } = tally.live();
    expect(started - finished - failed - abandoned - lost - left).toBeGreaterThanOrEqual(0);
  }
  expect(tally.live()).toEqual({
    started: 7,
    finished: 4,
    failed: 1,
    abandoned: 0,
    lost: 1,
    left: 1,
    errors: 0,
    p95Ms: 187,
  });
});
