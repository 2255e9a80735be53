import { expect, test } from '@playwright/test';
import {
  plainTraits,
  StepFailure,
  type OnError,
  type Persona,
  type RunEvent,
} from '../../../src/model/index.ts';
import { Tally } from '../../../src/checks/index.ts';
import { FakeSessions } from '../../support/fake-sessions.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { flyOne, THINK_MS } from './fly-one.ts';

/** A citizen who reacts so to errors, on a site whose every step fails so many times first. */
function fly(onError: OnError, failures: number, stop?: AbortController): Promise<RunEvent[]> {
  const think = { distribution: 'uniform', ...somebody.think } as const;
  const persona: Persona = { ...somebody, traits: { ...plainTraits, think, onError } };
  const failed = new Map<string, number>();
  const sessions = new FakeSessions((step) => {
    const times = failed.get(step.kind) ?? 0;
    failed.set(step.kind, times + 1);
    stop?.abort(new Error('stopped'));
    return times < failures ? Promise.reject(new StepFailure('error-page', 'down')) : Promise.resolve(10);
  });
  return flyOne(sessions, {
    ...(stop ? { signal: stop.signal } : {}),
    citizenOf: ({ number }) => citizenNumber(number, persona),
  });
}

/** What a debrief counts of it. */
function crowdOf(events: readonly RunEvent[]): Tally['crowd'] {
  const tally = new Tally();
  for (const event of events) tally.add(event);
  return tally.crowd;
}

test('each attempt is in the record, and the citizen counts as what became of them', async () => {
  const events = await fly({ kind: 'retry', times: 1 }, 1);
  const steps = events.filter((event) => event.type === 'step');
  expect(steps.map(({ index, attempt, outcome, retried }) => [index, attempt, outcome, retried])).toEqual([
    [0, undefined, 'failed', true],
    [0, 2, 'passed', undefined],
    [1, undefined, 'failed', true],
    [1, 2, 'passed', undefined],
  ]);
  expect(steps[1]?.startedAt).toBe((steps[0]?.startedAt ?? 0) + THINK_MS);
  const crowd = crowdOf(events);
  expect(crowd.lives.get(1)).toMatchObject({ outcome: 'finished', passed: 2 });
  expect(crowd.lives.get(1)?.failure).toBeUndefined();
  expect([...crowd.steps.values()].map(({ started, failed, passed }) => [started, failed, passed])).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ]);
});

test('whose attempts all fail has failed once', async () => {
  const crowd = crowdOf(await fly({ kind: 'retry', times: 2 }, 9));
  expect(crowd.lives.get(1)).toMatchObject({ outcome: 'failed', failure: { code: 'error-page', step: 0 } });
  expect(crowd.steps.get(0)).toMatchObject({ started: 1, failed: 1 });
});

test('who complains is counted as having complained', async () => {
  const crowd = crowdOf(await fly({ kind: 'complain' }, 1));
  expect(crowd.lives.get(1)).toMatchObject({ outcome: 'failed', complained: true });
  expect(crowdOf(await fly({ kind: 'give up' }, 1)).lives.get(1)?.complained).toBeUndefined();
});

test('who is stopped between two attempts was stopped, and failed at nothing', async () => {
  const events = await fly({ kind: 'retry', times: 3 }, 9, new AbortController());
  const crowd = crowdOf(events);
  expect(crowd.lives.get(1)).toMatchObject({ outcome: 'interrupted' });
  expect(crowd.lives.get(1)?.failure).toBeUndefined();
});
