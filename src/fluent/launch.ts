import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BadInput, type Accounts, type Scorecard } from '../model/index.ts';
import {
  findScorecard,
  prepareRun,
  rehearse,
  writeReport,
  type Progress,
  type RunControl,
  type RunFaults,
} from '../run/index.ts';
import type { WrittenScenario } from './written.ts';

/** Where and how a scenario is flown; nothing is needed. */
export interface LaunchOptions {
  /** An address, or the name of a file in targets/; the rehearsal portal without. */
  target?: string;
  /** Folder with personas/, targets/ and fixtures/; the working directory without. */
  projectDir?: string;
  /** The same seed is the same rehearsal; 1 without. */
  seed?: number;
  /** Instead of the scenario's own. */
  users?: number;
  /** Over how long they arrive, ms, instead of the scenario's own. */
  rampUpMs?: number;
  /** Where run folders go; `reports` of the project without. */
  reportsDir?: string;
  /** Creates the citizens' accounts before the run. */
  accounts?: Accounts;
}

/** Anything that can say its scenario as a file would; a `Scenario` can. */
export interface Flyable {
  toJSON(): WrittenScenario;
}

/** How a run stands, or how it ended. */
export type Summary = { run_id: string; state: 'RUNNING'; progress: Progress | undefined } | Finished;

/** How a run ended. */
export type Finished = {
  run_id: string;
  state: 'FINISHED';
  /** The debrief's first page, absolute; absent for a run of another process. */
  report?: string;
} & Scorecard;

/** Whether to wait, and where the folders of runs are. */
export interface ReportOptions {
  wait?: boolean;
  projectDir?: string;
  reportsDir?: string;
}

interface Flight {
  control: RunControl & RunFaults & { stop(): void };
  progress: Progress | undefined;
  landed: Promise<{ scorecard: Scorecard; report: string }>;
}

/** Runs of this process. */
const flights = new Map<string, Flight>();

/**
 * Starts a run of a scenario in this process.
 * @returns the run's id, as soon as the citizens take off.
 * @throws BadInput when the scenario or what it needs will not do; nothing was started then.
 */
export async function launch(scenario: Flyable, options: LaunchOptions = {}): Promise<string> {
  const { projectDir = process.cwd(), accounts, ...rest } = options;
  const file = await keep(scenario, resolve(projectDir));
  const prepared = await prepareRun({ scenario: file, projectDir: resolve(projectDir), ...rest });
  const stop = new AbortController();
  const { runId } = prepared;
  return new Promise((started, failed) => {
    const landed = rehearse(prepared, stop.signal, {
      ...(accounts ? { accounts } : {}),
      progress(progress) {
        const flight = flights.get(runId);
        if (flight) flight.progress = progress;
      },
      started(control) {
        const end = (): void => stop.abort(new Error('stopped by hand'));
        flights.set(runId, { control: { ...control, stop: end }, progress: undefined, landed });
        started(runId);
      },
    }).then(async (debrief) => {
      const { index } = await writeReport(debrief, { place: prepared });
      return { scorecard: debrief.scorecard, report: index };
    });
    // Who waits for the report hears of a failure there; before the take-off it is the launch that failed.
    landed.catch(failed);
  });
}

/**
 * How a run stands: one of this process, or one whose folder is in `reports/` of the project.
 * @param options `wait` until it has landed.
 * @throws Error when there is no run of that id.
 */
export function report(runId: string, options: ReportOptions & { wait: true }): Promise<Finished>;
export function report(runId: string, options?: ReportOptions): Promise<Summary>;
export async function report(runId: string, options: ReportOptions = {}): Promise<Summary> {
  const flight = flights.get(runId);
  if (flight) {
    const landed = options.wait ? await flight.landed : await settledNow(flight.landed);
    if (!landed) return { run_id: runId, state: 'RUNNING', progress: flight.progress };
    return { run_id: runId, state: 'FINISHED', ...landed.scorecard, report: landed.report };
  }
  const { projectDir = process.cwd(), reportsDir = resolve(projectDir, 'reports') } = options;
  const scorecard = /^[\w-]+$/.test(runId) ? await findScorecard(reportsDir, runId) : undefined;
  if (scorecard) return { run_id: runId, state: 'FINISHED', ...scorecard };
  throw new BadInput([
    {
      message: `could not report on run “${runId}”, because there is none of that id that has landed`,
      hint: 'use the id that launch() gave, or the name of a folder in reports/<scenario>/',
    },
  ]);
}

/** Control of a run of this process. */
export function controlOf(runId: string): Flight['control'] {
  const flight = flights.get(runId);
  if (!flight) throw new Error(`could not control run “${runId}”, because it is not of this process`);
  return flight.control;
}

/** What a promise has come to, without waiting. */
async function settledNow<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, Promise.resolve(undefined)]);
}

/** A scenario is flown from a file, so that errors have a line and the debrief a command that repeats it. */
async function keep(scenario: Flyable, projectDir: string): Promise<string> {
  const written = scenario.toJSON();
  const id = written.name.normalize('NFC').replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  const dir = join(projectDir, '.esr', 'scenarios');
  await mkdir(dir, { recursive: true });
  const file = join(dir, `${id.replace(/^[-_]+|-+$/g, '') || 'scenario'}.json`);
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(written, undefined, 2)}\n`);
  await rename(fresh, file);
  return file;
}
