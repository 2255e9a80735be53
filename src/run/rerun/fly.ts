import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryFilming } from '../../browser/index.ts';
import { loadTarget } from '../../language/index.ts';
import {
  BadInput,
  formatCount,
  formatDuration,
  revisionInWords,
  type Plan,
  type Target,
} from '../../model/index.ts';
import { readEvents } from '../../record/index.ts';
import { TRACES, VIDEOS } from '../flight.ts';
import { problemsIn, problemsOf, targetFileOf } from '../guard-files.ts';
import type { RunHooks, RunOptions } from '../options.ts';
import { defaultTarget, ready, type PreparedRun } from '../prepare.ts';
import { rehearse } from '../rehearse.ts';
import { writePages } from '../report.ts';
import { testValuesOf } from '../test-values.ts';
import { problemsOfFiles } from './carried.ts';
import { choose, type Choice, type Chosen } from './choose.ts';
import { compare, type Compared } from './compare.ts';
import { coursesOf } from './course.ts';
import { findFirst, type First } from './find.ts';
import { keepsTime, replan } from './replan.ts';
import { onScreen } from './screen.ts';

/** What is flown again. */
export interface RerunOrder extends Choice {
  /** A run id, a folder, `latest`, `SCENARIO/latest`, or a scenario; the latest run of all without. */
  run?: string;
  projectDir: string;
  /** Where run folders are; `reports` of the project by default. */
  reportsDir?: string;
  /** Instead of the target of the first run. */
  target?: string;
  /** The faults of the plan do not act. */
  noFaults?: boolean;
  /** In a window, one citizen after the other. */
  headed?: boolean;
  /** Keeps a Playwright trace of each citizen. */
  trace?: boolean;
  /** Keeps a video of each citizen’s windows; Playwright’s own ffmpeg is needed for it. */
  video?: boolean;
}

/** A rerun that could start now; nothing has started. */
export interface PreparedRerun {
  prepared: PreparedRun;
  /** Id of the run whose citizens fly again. */
  run: string;
  chosen: Chosen[];
  /** What somebody has to know of it beforehand: each a sentence. */
  remarks: string[];
}

/** What came of a rerun. */
export interface Rerun extends Compared {
  /** Its own id. */
  runId: string;
  /** Absolute path of its folder. */
  dir: string;
  /** Stopped by hand; the guard’s stop is none. */
  interrupted: boolean;
  /** Why it does not show everything: it was stopped, or the generator was the limit. */
  reasons: readonly string[];
  /** Absolute path of its answer page, where something was kept that has a link there. */
  page?: string;
  /** Absolute paths of traces, of those who fail first. */
  traces: string[];
  /** The same of videos. */
  videos: string[];
}

/**
 * Everything of a rerun up to take-off. The plan of the first run decides; the scenario’s file is not read.
 * @throws BadInput for any run, citizen, step, target or file that will not do; when there is no browser, no screen, or nothing
 *   to record videos with.
 */
export async function prepareRerun(order: RerunOrder): Promise<PreparedRerun> {
  const { projectDir, reportsDir = 'reports', headed = false, trace = false, noFaults = false } = order;
  const { video = false } = order;
  const { step, citizen, all, toEnd, target: instead } = order;
  const first = await findFirst(order.run, { projectDir, reportsDir: resolve(projectDir, reportsDir) });
  const courses = coursesOf(first.events);
  const chosen = choose({ ...first, courses }, order);
  const ways = { window: headed, trace, video };
  const watched = (['window', 'trace', 'video'] as const).filter((way) => ways[way]);
  const targetName = order.target ?? first.plan.targetOption;
  const plan = replan(first.plan, chosen, {
    courses,
    noFaults,
    startedAt: startOf(first),
    oneByOne: headed,
    rerunOf: {
      run: first.runId,
      ...(step === undefined ? {} : { step }),
      ...(citizen === undefined ? {} : { citizen }),
      ...(all ? { all } : {}),
      ...(toEnd ? { toEnd } : {}),
      ...(instead === undefined ? {} : { target: instead }),
      ...(noFaults ? { noFaults } : {}),
      ...(watched.length > 0 ? { watched } : {}),
    },
  });
  const { target, flown } = await targetFor(plan, targetName, { order, first });
  const options: RunOptions = {
    scenario: first.plan.scenario.file,
    projectDir,
    reportsDir,
    ...(flown.targetArgs ? { targetArgs: flown.targetArgs } : {}),
    ...(trace ? { trace } : {}),
    ...(video ? { video } : {}),
    // A window is seen where esr runs, and crowds are not watched.
    ...(headed ? { workers: 0 } : {}),
  };
  const prepared = await ready(options, { plan: flown, target });
  if (video) await tryFilming(prepared.launch);
  return {
    prepared: headed ? { ...prepared, ...onScreen() } : prepared,
    run: first.runId,
    chosen,
    remarks: remarksOn(first, { plan, chosen, target, watched, noFaults }),
  };
}

/** The target of a rerun, and its plan with what that target was told. What looks personal is refused once more. */
async function targetFor(
  plan: Plan,
  named: string | undefined,
  { order, first }: { order: RerunOrder; first: First },
): Promise<{ target: Target; flown: Plan }> {
  const { projectDir } = order;
  const name = named ?? (await defaultTarget(projectDir));
  const target = await loadTarget(name, projectDir);
  const { scenario } = first.plan;
  // What is nobody's is for this project to say, not for a plan that may come from elsewhere.
  const testValues = await testValuesOf(projectDir);
  // Not its file, which may have changed since.
  const steps = scenario.steps.map(({ at: _at, ...step }) => step);
  const problems = [
    ...(await problemsIn(await targetFileOf(name, projectDir), testValues, { isTarget: true })),
    ...(await problemsOf({ ...scenario, steps, faults: plan.faults, checks: [], file: '' }, testValues)),
    ...(await problemsOfFiles(steps, projectDir)),
  ];
  if (problems.length > 0) throw new BadInput(problems);
  const { targetOption: _option, targetArgs: told, testValues: _then, revision: _code, ...rest } = plan;
  // Another target knows nothing of what the first one was told.
  const isOther = order.target !== undefined && order.target !== first.plan.targetOption;
  const targetArgs = isOther ? undefined : told;
  return {
    target,
    flown: {
      ...rest,
      ...(testValues.length > 0 ? { testValues } : {}),
      ...(named === undefined ? {} : { targetOption: named }),
      ...(targetArgs ? { targetArgs } : {}),
    },
  };
}

/**
 * Flies a rerun and compares it with the first time. It is a run like any other, with a folder, and a scorecard that
 * says what it is.
 * @param signal ends it early.
 * @throws BadInput when the target does not start; Interrupted when it was stopped before anybody flew.
 */
export async function flyRerun(
  { prepared, chosen }: PreparedRerun,
  signal: AbortSignal,
  hooks: RunHooks = {},
): Promise<Rerun> {
  const debrief = await rehearse(prepared, signal, hooks);
  const { dir, scorecard } = debrief;
  const { steps } = prepared.plan.scenario;
  const compared = compare(chosen, {
    courses: coursesOf((await readEvents(dir)).events),
    valid: scorecard.validity.valid,
    titleOf: (step) => steps[step]?.title ?? '',
  });
  const failFirst = compared.citizens.toSorted(
    (a, b) => Number(b.now.how === 'failed') - Number(a.now.how === 'failed'),
  );
  const { trace = false, video = false } = prepared.options;
  const filesOf = (folder: string, ending: string): string[] =>
    failFirst.map(({ citizen }) => join(dir, folder, `citizen-${citizen}${ending}`)).filter(existsSync);
  // Traces and videos are looked at where it says whose they are.
  const pages = trace || video ? await writePages(debrief, signal) : undefined;
  return {
    ...compared,
    ...(pages ? { page: pages.index } : {}),
    runId: prepared.runId,
    dir,
    interrupted: scorecard.interrupted && !scorecard.guard,
    reasons: [...(scorecard.interrupted ? scorecard.reasons.slice(0, 1) : []), ...scorecard.validity.reasons],
    traces: trace ? filesOf(TRACES, '.zip') : [],
    videos: video ? filesOf(VIDEOS, '.webm') : [],
  };
}

function startOf({ events }: First): string {
  const [started] = events;
  return started?.type === 'run.started' ? started.at : new Date(0).toISOString();
}

function remarksOn(
  first: First,
  now: {
    plan: Plan;
    chosen: readonly Chosen[];
    target: Target;
    watched: readonly string[];
    noFaults: boolean;
  },
): string[] {
  const { plan, chosen, target, watched, noFaults } = now;
  const whole = first.plan.arrivals.length;
  const byHand = new Set(
    first.events.flatMap((event) => (event.type === 'fault' && event.byHand ? [event.fault] : [])),
  );
  const { rampUpMs } = plan.scenario;
  return [
    ...(chosen.length < whole
      ? [
          `${formatCount(chosen.length)} of ${formatCount(whole)} citizens fly: what only the crowd brought about does not show`,
        ]
      : []),
    ...(target.start
      ? []
      : ['the service was not started for this: what it kept of these citizens is still there']),
    ...(rampUpMs > 0 && keepsTime(first.plan, noFaults)
      ? [
          `they come at their moments of the first run, over ${formatDuration(rampUpMs)}, since its faults or its time have moments of their own`,
        ]
      : []),
    ...(first.plan.revision
      ? [
          `that run flew ${revisionInWords(first.plan.revision)}, and this one flies what stands here: check it out to fly it again`,
        ]
      : []),
    ...(byHand.size > 0 ? [`what was injected by hand does not act: ${[...byHand].join(', ')}`] : []),
    ...(watched.length > 0 ? ['somebody watches, which takes time: how long steps take says little'] : []),
  ];
}
