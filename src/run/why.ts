import { basename, resolve } from 'node:path';
import { grouped, whyOfCheck, type Explained, type WhyFinding } from '../checks/index.ts';
import { BadInput } from '../model/index.ts';
import type { Cause, CitizenOutcome, GateResult, Plan, RunEvent } from '../model/index.ts';
import { readRun } from './report-brief.ts';
import { findRun } from './report-find.ts';

/** Which run is asked, and about what of it; about everything without. */
export interface WhyOrder {
  /** A run id, a folder, `latest`, `SCENARIO/latest`, or a scenario; the latest run of all without. */
  run?: string;
  projectDir: string;
  /** Where run folders are; `reports` of the project by default. */
  reportsDir?: string;
  /** Number of a citizen. */
  citizen?: number;
  /** Number of a check, from 1, in the order of the scenario. */
  check?: number;
}

/** One check and, where it is red, its cause. */
export interface WhyCheck {
  /** From 1. */
  number: number;
  title: string;
  status: GateResult['status'];
  reason: string;
  why?: Cause;
}

/** One citizen and, where they failed, the cause. */
export interface WhyCitizen {
  citizen: number;
  /** Undefined for one whose end is not in the record. */
  outcome?: CitizenOutcome;
  why?: Cause;
}

/** What went wrong in a run, and why. */
export interface WhyAnswer {
  runId: string;
  scenario: string;
  verdict: string;
  /** How many citizens failed, gave up or were lost, of how many who started. */
  failed: number;
  started: number;
  /** Failures of the same cause, the most frequent first. */
  findings: WhyFinding[];
  /** The red ones; the one asked about, whatever its colour. */
  checks: WhyCheck[];
  /** The one asked about. */
  citizen?: WhyCitizen;
}

/**
 * Says why citizens failed and checks are red in a run, from its folder alone.
 * @throws BadInput when there is no such run, or it has no such citizen or check.
 */
export async function explainRun(order: WhyOrder): Promise<WhyAnswer> {
  const { projectDir, reportsDir = 'reports', run, citizen, check } = order;
  const dir = await findRun(run, { projectDir, reportsDir: resolve(projectDir, reportsDir) });
  const { debrief, flown, explained } = await readRun(dir);
  const { scorecard } = debrief;
  if (citizen !== undefined) mustBePlanned(citizen, flown.plan, dir);
  if (check !== undefined) mustBeThere(check, scorecard.gates, dir);
  const checks = scorecard.gates.map((gate, index) => checkOf(gate, index, flown, explained));
  return {
    runId: scorecard.runId,
    scenario: scorecard.scenario,
    verdict: scorecard.verdict,
    failed: explained.size,
    started: scorecard.citizens.started,
    findings: grouped(explained.values()),
    checks: checks.filter(({ number, status }) =>
      check === undefined ? status === 'red' : number === check,
    ),
    ...(citizen === undefined ? {} : { citizen: citizenOf(citizen, flown.events, explained) }),
  };
}

function checkOf(
  gate: GateResult,
  index: number,
  { plan, events }: { plan: Plan; events: readonly RunEvent[] },
  explained: ReadonlyMap<number, Explained>,
): WhyCheck {
  const { title, status, reason } = gate;
  const check = plan.scenario.checks[index];
  const found =
    check && status === 'red' ? whyOfCheck({ check, gate }, { events, plan }, explained) : undefined;
  return { number: index + 1, title, status, reason, ...(found ? { why: found } : {}) };
}

function citizenOf(
  citizen: number,
  events: readonly RunEvent[],
  explained: ReadonlyMap<number, Explained>,
): WhyCitizen {
  const end = events.find((event) => event.type === 'citizen.finished' && event.citizen === citizen);
  const why = explained.get(citizen)?.why;
  const outcome = end?.type === 'citizen.finished' ? { outcome: end.outcome } : {};
  return { citizen, ...outcome, ...(why ? { why } : {}) };
}

function mustBePlanned(citizen: number, { arrivals }: Plan, dir: string): void {
  if (arrivals.some(({ number }) => number === citizen)) return;
  throw nothing(`no citizen ${citizen}`, dir, `its citizens are 1 to ${arrivals.length}`);
}

function mustBeThere(check: number, gates: readonly GateResult[], dir: string): void {
  if (gates[check - 1]) return;
  const titles = gates.map(({ title }, index) => `${index + 1} ‘${title}’`).join(', ');
  throw nothing(`no check ${check}`, dir, `its checks are ${titles || 'none at all'}`);
}

function nothing(what: string, dir: string, hint: string): BadInput {
  return new BadInput([{ message: `there is ${what} in run ${basename(dir)}`, hint }]);
}
