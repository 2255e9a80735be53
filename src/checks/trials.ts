import type { Arm, CitizenFinished, FaultEvent, StepFinished } from '../model/index.ts';
import { isCutOff } from './crowd.ts';
import type { Life } from './crowd.ts';
import { Moments } from './moments.ts';

/** One arm of one fault's trial. */
export interface ArmTally {
  citizens: number;
  /** Citizens who came to an end of their own. */
  ended: number;
  finished: number;
  /** Journey time of those who finished, ms. */
  journeyMs: Moments;
  /** Step time by position in the script, ms, failures included, steps cut off from outside not. */
  stepMs: Map<number, Moments>;
}

/** Fold over the trials: what the arms of each fault saw. Arms are in the order of `Plan.faults`. */
export class Trials {
  #arms = new Map<string, ArmTally>();
  #fired = new Map<string, number>();
  #withdrawn = new Map<string, boolean>();

  start(life: Life): void {
    for (const arm of this.#armsOf(life)) arm.citizens++;
  }

  step(life: Life | undefined, event: StepFinished): void {
    if (isCutOff(event)) return;
    for (const arm of this.#armsOf(life)) {
      const moments = arm.stepMs.get(event.index) ?? new Moments();
      arm.stepMs.set(event.index, moments);
      moments.add(event.durationMs);
    }
  }

  finish(life: Life | undefined, event: CitizenFinished): void {
    const { outcome, durationMs } = event;
    if (outcome !== 'finished' && outcome !== 'failed' && outcome !== 'abandoned') return;
    for (const arm of this.#armsOf(life)) {
      arm.ended++;
      if (outcome !== 'finished') continue;
      arm.finished++;
      arm.journeyMs.add(durationMs);
    }
  }

  fault({ fault, what }: FaultEvent): void {
    if (what === 'fired') this.#fired.set(fault, this.fired(fault) + 1);
    else this.#withdrawn.set(fault, what === 'withdrawn');
  }

  /** `index` is the fault's place in `Plan.faults`. */
  arm(index: number, arm: Arm): ArmTally {
    const key = `${index} ${arm}`;
    let tally = this.#arms.get(key);
    if (!tally) {
      tally = { citizens: 0, ended: 0, finished: 0, journeyMs: new Moments(), stepMs: new Map() };
      this.#arms.set(key, tally);
    }
    return tally;
  }

  fired(fault: string): number {
    return this.#fired.get(fault) ?? 0;
  }

  /** It was injected and taken away again. */
  withdrawn(fault: string): boolean {
    return this.#withdrawn.get(fault) ?? false;
  }

  #armsOf(life: Life | undefined): ArmTally[] {
    return (life?.arms ?? []).map((arm, index) => this.arm(index, arm));
  }
}
