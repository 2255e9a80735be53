import { expect, test } from '@playwright/test';
import { StepFailure, type RunEvent } from '../../../src/model/index.ts';
import type { FlightOptions } from '../../../src/swarm/index.ts';
import { FakeSessions } from '../../support/fake-sessions.ts';
import { flyOne } from './fly-one.ts';

const fly = (sessions: FakeSessions, change: Partial<FlightOptions> = {}): Promise<RunEvent[]> =>
  flyOne(sessions, {
    render: (_citizen, template) => template.replace('{{ random.states }}', 'Ohio'),
    screenshotFor: (number) => ({ file: `/tmp/${number}.png`, shown: `screenshots/${number}.png` }),
    ...change,
  });

const ends = (events: RunEvent[]) => events.filter((event) => event.type === 'citizen.finished');
const steps = (events: RunEvent[]) => events.filter((event) => event.type === 'step');

test('a citizen who does every step is finished, and the record says what was typed', async () => {
  const sessions = new FakeSessions();
  const events = await fly(sessions);
  expect(steps(events).map(({ title, value, outcome }) => ({ title, value, outcome }))).toEqual([
    { title: 'fill state', value: 'Ohio', outcome: 'passed' },
    { title: 'click Submit', value: undefined, outcome: 'passed' },
  ]);
  expect(ends(events)).toMatchObject([{ outcome: 'finished' }]);
  expect(sessions.closed).toBe(1);
});

test('thinking takes time between steps and is no part of a step', async () => {
  const events = await fly(new FakeSessions());
  expect(steps(events).map(({ startedAt, durationMs }) => ({ startedAt, durationMs }))).toEqual([
    { startedAt: 0, durationMs: 10 },
    { startedAt: 500, durationMs: 10 },
  ]);
});

test('a step that fails ends the journey, with its reason, the page and a screenshot', async () => {
  const sessions = new FakeSessions(() =>
    Promise.reject(new StepFailure('control-not-found', 'no field called “state”', 'did you mean “State”?')),
  );
  const events = await fly(sessions);
  expect(steps(events)).toHaveLength(1);
  expect(steps(events)[0]?.failure).toEqual({
    code: 'control-not-found',
    message: 'no field called “state”',
    hint: 'did you mean “State”?',
    page: 'http://service.test/apply',
  });
  expect(ends(events)).toMatchObject([{ outcome: 'failed', screenshot: 'screenshots/1.png' }]);
  expect(sessions.closed).toBe(1);
});

for (const [code, outcome] of [
  ['gave-up', 'abandoned'],
  ['browser-lost', 'lost'],
  ['target-down', 'failed'],
  ['expectation-unmet', 'failed'],
] as const) {
  test(`a citizen whose step ends with ${code} counts as ${outcome}`, async () => {
    const events = await fly(new FakeSessions(() => Promise.reject(new StepFailure(code, 'because'))));
    expect(ends(events)).toMatchObject([{ outcome }]);
  });
}

test('a citizen for whom no browser could be had is lost by the generator', async () => {
  const sessions = new FakeSessions();
  sessions.open = () => Promise.reject(new StepFailure('browser-lost', 'no browser could be started'));
  expect(ends(await fly(sessions))).toMatchObject([{ outcome: 'lost' }]);
});

test('a stop while a citizen thinks ends them as interrupted, and their window is closed', async () => {
  const stop = new AbortController();
  const sessions = new FakeSessions(() => {
    stop.abort(new Error('stopped by hand'));
    return Promise.resolve(10);
  });
  const events = await fly(sessions, { signal: stop.signal });
  expect(ends(events)).toMatchObject([{ outcome: 'interrupted' }]);
  expect(sessions.closed).toBe(1);
});
