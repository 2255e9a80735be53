import { expect, test } from '@playwright/test';
import type { RunEvent, StepFinished } from '../../../../src/model/index.ts';
import { choose } from '../../../../src/run/rerun/choose.ts';
import { compare } from '../../../../src/run/rerun/compare.ts';
import { coursesOf, fateOf } from '../../../../src/run/rerun/course.ts';
import { sampleEvents, samplePlan } from '../../../support/debrief-sample.ts';

const USERS = { users: 9 };
const plan = samplePlan(USERS);
/** Every third fails at `click Submit`, which is step 3. */
const thirds = sampleEvents({ ...USERS, outcome: (n) => (n % 3 === 0 ? 'failed' : 'finished') });
const first = { runId: '20261121-101503-a1b2', plan, courses: coursesOf(thirds) };

const numbersOf = (chosen: ReturnType<typeof choose>): number[] =>
  chosen.map(({ arrival }) => arrival.number);

test('those who failed fly again, each to the step they failed at', () => {
  const chosen = choose(first, {});
  expect(numbersOf(chosen)).toEqual([3, 6, 9]);
  expect(chosen[0]).toMatchObject({
    until: 3,
    before: { how: 'failed', code: 'expectation-unmet', at: { index: 3, title: 'click Submit' } },
  });
});

test('a step is named by its title, its kind, or a part of its title', () => {
  for (const step of ['click Submit', 'CLICK', 'submit']) {
    expect(numbersOf(choose(first, { step }))).toEqual([3, 6, 9]);
  }
  expect(() => choose(first, { step: 'fill state' })).toThrow(
    /nobody failed at “fill state”.*\n.*click Submit \(3\)/,
  );
  expect(() => choose(first, { step: 'upload transcrip.pdf' })).toThrow(
    /did you mean “upload transcript.pdf”/,
  );
});

test('one citizen flies alone, and who did not fail only when somebody insists', () => {
  expect(numbersOf(choose(first, { citizen: 6 }))).toEqual([6]);
  expect(() => choose(first, { citizen: 4 })).toThrow(/citizen 4 did not fail.*: they did every step/);
  expect(choose(first, { citizen: 4, all: true })).toEqual([
    expect.objectContaining({ before: expect.objectContaining({ how: 'passed' }) }),
  ]);
  expect(() => choose(first, { citizen: 10 })).toThrow(/there is no citizen 10.*\n.*its citizens are 1 to 9/);
});

test('everybody flies to a step, or to the end of the script', () => {
  expect(choose(first, { all: true, step: 'fill state' }).map(({ until }) => until)).toEqual(
    Array.from({ length: 9 }, () => 1),
  );
  expect(choose(first, { toEnd: true }).every(({ until }) => until === undefined)).toBe(true);
});

/** The rerun of the three, as its record tells it. */
function comparedWith(change: (event: RunEvent) => RunEvent[], valid = true) {
  const courses = coursesOf(thirds.flatMap(change));
  return compare(choose(first, {}), { courses, valid, titleOf: (step) => `step ${step}` });
}

const isFailure = (event: RunEvent): event is StepFinished =>
  event.type === 'step' && event.outcome === 'failed';

test('who fails at the same step for the same reason fails in the same way; anything else is told apart', () => {
  expect(comparedWith((event) => [event])).toMatchObject({
    summary: '3 of 3 fail again in the same way',
    outcome: 'fails',
  });
  const { citizens, summary } = comparedWith((event) => {
    if (!isFailure(event)) return [event];
    const { failure: _none, ...passed } = event;
    if (event.citizen === 3) return [{ ...passed, outcome: 'passed' }];
    if (event.citizen === 9) return [event];
    return [{ ...event, failure: { code: 'error-page', message: 'status 500' } }];
  });
  expect(summary).toBe('1 of 3 fails again in the same way, 1 fails in another way, 1 passes now');
  expect(citizens.map(({ change }) => change)).toEqual(['passes', 'other', 'same']);
  expect(citizens[0]).toMatchObject({ step: 'step 3', now: { how: 'passed' } });
});

test('all pass when each does the step, whatever comes after it', () => {
  const compared = comparedWith((event) => {
    if (!isFailure(event)) return [event];
    const { failure: _none, ...passed } = event;
    return [{ ...passed, outcome: 'passed' }];
  });
  expect(compared).toMatchObject({ summary: '3 of 3 pass now', outcome: 'passes' });
});

test('whom the generator lost is not shown to pass or to fail', () => {
  const lost = comparedWith((event) => {
    if (isFailure(event)) return [];
    return [event.type === 'citizen.finished' ? { ...event, outcome: 'lost' } : event];
  });
  expect(lost).toMatchObject({ summary: '3 of 3 could not be shown', outcome: 'unknown' });
});

test('patience that ended while the generator was the limit proves nothing', () => {
  const impatient = (event: RunEvent): RunEvent[] =>
    isFailure(event) ? [{ ...event, failure: { code: 'gave-up', message: 'gave up after 10 s' } }] : [event];
  expect(comparedWith(impatient).outcome).toBe('fails');
  expect(comparedWith(impatient, false).outcome).toBe('unknown');
});

test('a failure that was tried again is no end, and one outside the script is one', () => {
  const started = thirds.find(({ type }) => type === 'citizen.started');
  const failed = thirds.find(isFailure);
  if (!started || !failed) throw new Error('somebody fails in the sample');
  const courses = coursesOf([
    started,
    { ...failed, citizen: 1, retried: true },
    {
      type: 'citizen.finished',
      t: 9,
      citizen: 1,
      outcome: 'failed',
      durationMs: 9,
      failure: { code: 'unexpected', message: 'no fault could be put in place' },
    },
  ]);
  expect(fateOf(courses.get(1))).toEqual({
    how: 'failed',
    code: 'unexpected',
    message: 'no fault could be put in place',
  });
});
