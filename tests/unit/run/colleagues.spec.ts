import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../../src/model/index.ts';
import { troubleIn } from '../../../src/run/colleagues.ts';

const staff = [{ number: 7, atMs: 0, persona: 'clerk', arms: [], staff: 0 }];
const working = new AbortController().signal;

const troubleOf = (events: RunEvent[], grounded = working): string | undefined =>
  troubleIn({ staff }, { events, grounded });

test('a colleague who had no window is why nobody got an answer, though no step says so', () => {
  const failure = { code: 'browser-lost', message: 'no page could be opened' } as const;
  const end = { type: 'citizen.finished', t: 1, citizen: 7, durationMs: 0 } as const;
  expect(troubleOf([{ ...end, outcome: 'lost', failure }])).toBe(
    'the clerk on the other side stopped working: no page could be opened',
  );
  expect(troubleOf([{ ...end, outcome: 'finished', rounds: 2 }])).toBeUndefined();
});

test('a step that failed for good is named, one that is done again is not', () => {
  const failure = { code: 'target-down', message: 'no answer' } as const;
  const about = { type: 'step', t: 1, citizen: 7, index: 3, title: 'click Save', startedAt: 0 } as const;
  const event: RunEvent = { ...about, durationMs: 1, outcome: 'failed', failure };
  expect(troubleOf([{ ...event, retried: true }])).toBeUndefined();
  expect(troubleOf([event])).toBe('the clerk on the other side stopped working at “click Save”: no answer');
});

test('what the guard stopped at a colleague’s page is told before all else', () => {
  const stop = new AbortController();
  stop.abort(new Error('9**-**-**** , which citizen 7 was about to type'));
  expect(troubleOf([], stop.signal)).toBe(
    'the guard stopped the staff: 9**-**-**** , which citizen 7 was about to type',
  );
});
