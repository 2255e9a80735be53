import type {
  Arm,
  CitizenComplained,
  CitizenFinished,
  CitizenOutcome,
  CitizenStarted,
  Exchange,
  FailureCode,
  StepFinished,
} from '../model/index.ts';
import { Durations } from './durations.ts';
import type { Timing } from './saturation.ts';
import { exactTimes, type NewTimes, type Times } from './times.ts';

/** What the record says about one citizen so far. */
export interface Life {
  number: number;
  persona: string;
  arms: Arm[];
  /** How long the generator kept them waiting, ms; 0 once an exchange has counted it. */
  waitedMs: number;
  /** Absent while in flight, and where the record ends before they did. */
  outcome?: CitizenOutcome;
  /** They said in public that they gave up. */
  complained?: true;
  /** Place in the script after the last step passed: nothing before it failed, though not everybody does all of it. */
  passed: number;
  /** `step` and `title` are of the step; absent where the citizen failed outside of the script. */
  failure?: { step?: number; title?: string; code: FailureCode; message: string; hint?: string };
}

interface StepTally {
  title: string;
  started: number;
  passed: number;
  failed: number;
  cutOff: number;
  /** Of those who left there as the script says: neither passed nor failed. */
  left: number;
  durations: Times;
}

/** Failures that say nothing about the service: the run was stopped, or the generator lost its browser. */
const CUT_OFF: readonly FailureCode[] = ['interrupted', 'browser-lost'];

/** Whether a step was ended from outside: it neither passed nor failed, and its duration is nobody's. */
export function isCutOff({ failure }: StepFinished): boolean {
  return failure !== undefined && CUT_OFF.includes(failure.code);
}

/** Whether a citizen left with this step as the script says, which is nobody's failure. */
export function isLeaving({ failure }: StepFinished): boolean {
  return failure?.code === 'left';
}

/** Fold over what citizens did: who started, how far they came, how they ended. */
export class Crowd {
  readonly lives = new Map<number, Life>();
  readonly steps = new Map<number, StepTally>();
  readonly lateness = new Durations();
  readonly outcomes = new Map<CitizenOutcome, number>();
  /** Of those who finished: from actual start to end, ms. */
  readonly journeys = new Durations();
  /** The same by persona. */
  readonly journeysOf = new Map<string, Durations>();
  started = 0;
  /** Steps that were done again because they had failed. */
  retries = 0;
  complaints = 0;
  readonly #saturation: Timing;
  readonly #newTimes: NewTimes;

  /** @param newTimes what keeps the times of steps; those of journeys, one for each citizen, are always exact. */
  constructor(saturation: Timing, newTimes = exactTimes) {
    this.#saturation = saturation;
    this.#newTimes = newTimes;
  }

  start(event: CitizenStarted): Life {
    this.started++;
    const waitedMs = Math.max(0, event.t - event.plannedAt);
    const { citizen, persona, arms } = event;
    const life: Life = { number: citizen, persona, arms, passed: 0, waitedMs };
    this.lives.set(event.citizen, life);
    this.lateness.add(waitedMs);
    this.#saturation.late(waitedMs);
    return life;
  }

  step(event: StepFinished): Life | undefined {
    // What is done again counts as it comes out in the end.
    if (event.retried) {
      this.retries++;
      return undefined;
    }
    const known = this.steps.get(event.index);
    const step = known ?? {
      title: event.title,
      started: 0,
      passed: 0,
      failed: 0,
      cutOff: 0,
      left: 0,
      durations: this.#newTimes(),
    };
    if (!known) this.steps.set(event.index, step);
    step.started++;
    if (isCutOff(event)) step.cutOff++;
    else if (isLeaving(event)) step.left++;
    else {
      step[event.outcome]++;
      const { startedAt, durationMs } = event;
      const { durations } = step;
      const keep = (): void => durations.add(durationMs);
      this.#saturation.timed(startedAt, startedAt + durationMs, keep, () => durations.leave());
    }
    const life = this.lives.get(event.citizen);
    if (life && event.outcome === 'passed') life.passed = event.index + 1;
    if (life && event.failure && !isLeaving(event)) {
      const { code, message, hint } = event.failure;
      const said = { code, message, ...(hint === undefined ? {} : { hint }) };
      life.failure = { step: event.index, title: event.title, ...said };
    }
    return life;
  }

  /**
   * How long the generator kept a citizen waiting before this exchange, ms: they came when planned, and found no browser.
   * The first document or api call of the service that was answered has waited for all of it.
   */
  waitedBefore({ citizen, kind, status, foreign }: Exchange): number {
    const life = kind === 'asset' || status === 0 || foreign ? undefined : this.lives.get(citizen);
    if (!life) return 0;
    const { waitedMs } = life;
    life.waitedMs = 0;
    return waitedMs;
  }

  complain({ citizen }: CitizenComplained): void {
    const life = this.lives.get(citizen);
    if (!life || life.complained) return;
    life.complained = true;
    this.complaints++;
  }

  /** Citizens who never started end without a life. */
  finish(event: CitizenFinished): Life | undefined {
    this.outcomes.set(event.outcome, this.count(event.outcome) + 1);
    const life = this.lives.get(event.citizen);
    if (event.outcome === 'finished') this.#arrive(event.durationMs, life);
    if (!life) return undefined;
    life.outcome = event.outcome;
    if (event.failure && event.outcome !== 'left') life.failure ??= event.failure;
    return life;
  }

  #arrive(durationMs: number, life: Life | undefined): void {
    this.journeys.add(durationMs);
    if (!life) return;
    const journeys = this.journeysOf.get(life.persona) ?? new Durations();
    this.journeysOf.set(life.persona, journeys);
    journeys.add(durationMs);
  }

  count(outcome: CitizenOutcome): number {
    return this.outcomes.get(outcome) ?? 0;
  }

  /** Citizens who came to an end of their own: finished, failed or gave up; who left as the script says is neither. */
  get ended(): number {
    return this.count('finished') + this.count('failed') + this.count('abandoned');
  }
}
