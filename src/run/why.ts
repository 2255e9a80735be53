import { basename, resolve } from 'node:path';
import { grouped, whyOfCheck, withFaultsForAll } from '../checks/index.ts';
import type { Explained, WhyFinding } from '../checks/index.ts';
import { BadInput, everybodyIn } from '../model/index.ts';
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
  /** Number of a citizen, or of one of the staff. */
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

/** One citizen, or one of the staff, and, where they failed, the cause. */
export interface WhyCitizen {
  citizen: number;
  isStaff?: true;
  /** Undefined for one whose end is not in the record. */
  outcome?: CitizenOutcome;
  why?: Cause;
}

/** What went wrong in a run, and why. */
export interface WhyAnswer {
  runId: string;
  scenario: string;
  verdict: string;
  /** How many citizens failed, gave up or were lost, of how many who started; no staff. */
  failed: number;
  started: number;
  /** Failures of the same cause, the most frequent first; those of the staff are findings of their own. */
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
  const record = { ...flown, told: withFaultsForAll(flown.events, flown.plan) };
  const checks = scorecard.gates.map((gate, index) => checkOf(gate, index, record, explained));
  return {
    runId: scorecard.runId,
    scenario: scorecard.scenario,
    verdict: scorecard.verdict,
    failed: [...explained.values()].filter(({ isStaff }) => !isStaff).length,
    started: scorecard.citizens.started,
    findings: grouped(explained.values()),
    checks: checks.filter(({ number, status }) =>
      check === undefined ? status === 'red' : number === check,
    ),
    ...(citizen === undefined ? {} : { citizen: citizenOf(citizen, flown, explained) }),
  };
}

function checkOf(
  gate: GateResult,
  index: number,
  record: Parameters<typeof whyOfCheck>[1],
  explained: ReadonlyMap<number, Explained>,
): WhyCheck {
  const { title, status, reason } = gate;
  const check = record.plan.scenario.checks[index];
  const found = check && status === 'red' ? whyOfCheck({ check, gate }, record, explained) : undefined;
  return { number: index + 1, title, status, reason, ...(found ? { why: found } : {}) };
}

function citizenOf(
  citizen: number,
  { plan, events }: { plan: Plan; events: readonly RunEvent[] },
  explained: ReadonlyMap<number, Explained>,
): WhyCitizen {
  const end = events.find((event) => event.type === 'citizen.finished' && event.citizen === citizen);
  const why = explained.get(citizen)?.why;
  const outcome = end?.type === 'citizen.finished' ? { outcome: end.outcome } : {};
  const isStaff = plan.arrivals.every(({ number }) => number !== citizen);
  return { citizen, ...(isStaff ? { isStaff } : {}), ...outcome, ...(why ? { why } : {}) };
}

function mustBePlanned(citizen: number, plan: Plan, dir: string): void {
  if (everybodyIn(plan).some(({ number }) => number === citizen)) return;
  const { arrivals, staff = [] } = plan;
  const [first, last] = [staff[0], staff.at(-1)];
  const others = first && last ? `, its staff ${first.number} to ${last.number}` : '';
  throw nothing(`no citizen ${citizen}`, dir, `its citizens are 1 to ${arrivals.length}${others}`);
}

function mustBeThere(check: number, gates: readonly GateResult[], dir: string): void {
  if (gates[check - 1]) return;
  const titles = gates.map(({ title }, index) => `${index + 1} ‘${title}’`).join(', ');
  throw nothing(`no check ${check}`, dir, `its checks are ${titles || 'none at all'}`);
}

function nothing(what: string, dir: string, hint: string): BadInput {
  return new BadInput([{ message: `there is ${what} in run ${basename(dir)}`, hint }]);
}
