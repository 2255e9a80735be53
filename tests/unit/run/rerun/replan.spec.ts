import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FaultSpec, Plan, Scenario } from '../../../../src/model/index.ts';
import { problemsOfFiles } from '../../../../src/run/rerun/carried.ts';
import { choose } from '../../../../src/run/rerun/choose.ts';
import { coursesOf } from '../../../../src/run/rerun/course.ts';
import { replan } from '../../../../src/run/rerun/replan.ts';
import { onScreen } from '../../../../src/run/rerun/screen.ts';
import { sampleEvents, samplePlan } from '../../../support/debrief-sample.ts';
import { step } from '../../../support/steps.ts';

const SAMPLE = { users: 10, faultMs: 100 };
const courses = coursesOf(
  sampleEvents({ ...SAMPLE, outcome: (n) => (n === 4 || n === 8 ? 'failed' : 'finished') }),
);

/** The plan of the sample with changes, and the one by which 4 and 8 fly again. */
function planned(
  { scenario = {}, faults }: { scenario?: Partial<Scenario>; faults?: FaultSpec[] } = {},
  how: { noFaults?: boolean; oneByOne?: boolean } = {},
): { before: Plan; after: Plan } {
  const sample = samplePlan(SAMPLE);
  const before = { ...sample, scenario: { ...sample.scenario, ...scenario }, ...(faults ? { faults } : {}) };
  const chosen = choose({ runId: 'r', plan: before, courses }, {});
  const after = replan(before, chosen, {
    courses,
    startedAt: '2026-11-21T10:15:03.000Z',
    rerunOf: { run: 'r' },
    noFaults: false,
    oneByOne: false,
    ...how,
  });
  return { before, after };
}

const slow = (window: NonNullable<FaultSpec['window']>): FaultSpec => ({
  name: 'slow',
  kind: 'latency',
  settings: {},
  service: 'eligibility',
  share: 0.5,
  window,
});

test('citizens of a rerun are who they were, with their arms, and come soon after each other', () => {
  const { before, after } = planned();
  const [four, eight] = [before.arrivals[3], before.arrivals[7]];
  expect(after.arrivals).toEqual([
    { ...four, atMs: 0, until: 3 },
    { ...eight, atMs: 1_000, until: 3 },
  ]);
  expect(after).toMatchObject({ seed: before.seed, personas: before.personas, faults: before.faults });
  expect(after.scenario).toMatchObject({ users: 2, rampUpMs: 1_000, checks: [] });
  expect(after.scenario.steps).toBe(before.scenario.steps);
});

test('staff works whenever citizens fly again, and nobody asks for one of them', () => {
  const sample = samplePlan(SAMPLE);
  const clerk = { number: 11, atMs: 0, persona: 'clerk', arms: ['untouched' as const], staff: 0 };
  const before = { ...sample, staff: [clerk] };
  const how = { courses, startedAt: '2026-11-21T10:15:03.000Z', rerunOf: { run: 'r' }, oneByOne: false };
  const chosen = choose({ runId: 'r', plan: before, courses }, {});
  expect(replan(before, chosen, { ...how, noFaults: false }).staff).toEqual([clerk]);
  expect(replan(before, chosen, { ...how, noFaults: true }).staff).toEqual([{ ...clerk, arms: [] }]);
  expect(() => choose({ runId: 'r', plan: before, courses }, { citizen: 11 })).toThrow(
    '11 of run r is one of the staff, who work whenever citizens fly again',
  );
});

test('without its faults nobody has an arm', () => {
  const { after } = planned({ faults: [slow({ atMs: 1 })] }, { noFaults: true });
  expect(after.faults).toEqual([]);
  expect(after.arrivals.map(({ arms }) => arms)).toEqual([[], []]);
});

test('where a fault has its time, citizens keep theirs: the same happens to them again', () => {
  const start = courses.get(4)?.startedAt ?? 0;
  const apart = (courses.get(8)?.startedAt ?? 0) - start;
  const windowOf = (window: NonNullable<FaultSpec['window']>) =>
    planned({ faults: [slow(window)] }).after.faults[0]?.window;
  const { after } = planned({ faults: [slow({ atMs: start + 500, forMs: 60_000 })] });
  expect(after.arrivals.map(({ atMs }) => atMs)).toEqual([0, apart]);
  expect(after.faults[0]?.window).toEqual({ atMs: 500, forMs: 60_000 });
  // On at their moment already, and still.
  expect(windowOf({ atMs: start - 500, forMs: 800 })).toEqual({ atMs: -500, forMs: 800 });
  expect(windowOf({ atMs: start - 500, forMs: 100, everyMs: 300 })).toEqual({
    atMs: 100,
    forMs: 100,
    everyMs: 300,
  });
  // Over by then.
  const over = planned({ faults: [slow({ atMs: 0, forMs: 10 })] }).after;
  expect(over.faults).toEqual([]);
  expect(over.arrivals.every(({ arms }) => arms.length === 0)).toBe(true);
});

test('simulated time goes on from the moment at which the first of them came', () => {
  const start = courses.get(4)?.startedAt ?? 0;
  const warped = planned({ scenario: { timeWarp: 3_600, start: '2026-01-01T00:00:00.000Z' } }).after;
  expect(warped.scenario.start).toBe(
    new Date(Date.parse('2026-01-01T00:00:00.000Z') + start * 3_600).toISOString(),
  );
  expect(planned({ scenario: { timeWarp: 2 } }).after.scenario.start).toBe(
    new Date(Date.parse('2026-11-21T10:15:03.000Z') + start * 2).toISOString(),
  );
  expect(planned().after.scenario.start).toBeUndefined();
});

test('in a window they come one after the other', () => {
  expect(planned({}, { oneByOne: true }).after.scenario.concurrency).toBe(1);
  expect(planned().after.scenario.concurrency).toBeUndefined();
});

test('without a screen there is no window, and a sentence says what to do instead', () => {
  expect(() => onScreen({}, 'linux')).toThrow(/because there is no screen.*\n.*--trace/);
});

test('a plan from elsewhere carries no file from outside the project to a service', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-rerun-'));
  await writeFile(join(dir, 'letter.txt'), 'a letter');
  const other = await mkdtemp(join(tmpdir(), 'esr-elsewhere-'));
  await writeFile(join(other, 'secret.txt'), 'a secret');
  await symlink(join(other, 'secret.txt'), join(dir, 'link.txt'));
  const problems = await problemsOfFiles(
    [join(dir, 'letter.txt'), join(dir, 'link.txt'), join(dir, 'gone.txt'), 'photo.jpg'].map((upload) =>
      step({ upload }),
    ),
    dir,
  );
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/link\.txt, which citizens upload: it lies outside/),
    expect.stringMatching(/gone\.txt, which citizens upload: it is not there/),
  ]);
  for (const folder of [dir, other]) await rm(folder, { recursive: true });
});
