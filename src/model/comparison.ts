import type { Revision } from './revision.ts';
import type { Difference, GateResult, Verdict } from './scorecard.ts';

/** One side of a comparison. */
export interface ComparedRun {
  /** `A` or `B`. */
  side: 'A' | 'B';
  runId: string;
  scenario: string;
  target: string;
  /** Which code of the service, where branches are compared. */
  revision?: Revision;
  startedAt: string;
  verdict: Verdict;
  interrupted: boolean;
  /** Citizens whose end is known and their own. */
  citizens: number;
}

/** One figure of both runs. `control` of the difference is A, `exposed` is B. */
export interface ComparedFigure {
  name: string;
  unit: 'share' | 'ms' | 'duration';
  /** Whether more is better, worse, or neither. */
  better: 'more' | 'less';
  /** Null where a side has nothing to compare. */
  difference: Difference | null;
  /** How many citizens, in pairs or on the smaller side. */
  n: number;
  /** Which interval it is, with its source. */
  method: string;
}

/** A gate in both runs; undefined where a run has no such gate. */
export interface ComparedGate {
  title: string;
  a?: Pick<GateResult, 'status' | 'measured'>;
  b?: Pick<GateResult, 'status' | 'measured'>;
}

/** Two runs beside each other. */
export interface Comparison {
  a: ComparedRun;
  b: ComparedRun;
  /** Whether the same citizens flew in both, so that each is compared with themselves. */
  paired: boolean;
  /** What is different about the runs themselves: `target: portal → staging`; empty where nothing is. */
  changed: string[];
  figures: ComparedFigure[];
  gates: ComparedGate[];
  /** In a sentence, what can be said. */
  summary: string;
}
