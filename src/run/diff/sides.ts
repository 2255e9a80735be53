import type { Plan, Target } from '../../model/index.ts';
import type { RunHooks, RunOptions } from '../options.ts';

/** One side: a target, what its start command is told, and which code of it is flown. */
export interface SideOptions extends Pick<RunOptions, 'target' | 'targetArgs'> {
  /** A branch, a tag or a commit, which is checked out; the target as it stands without. */
  ref?: string;
}

/** What is flown on both sides. */
export interface DiffOptions extends Omit<RunOptions, 'target' | 'targetArgs'> {
  a: SideOptions;
  b: SideOptions;
}

/** What a face may want to hear while two sides are compared. */
export interface DiffHooks extends RunHooks {
  /** A side is made ready, which may take its time: `preparing side A, main (1a2b3c4d5e): npm ci`. */
  readying?(sentence: string): void;
}

/** A side that could fly now. */
export interface ReadySide {
  plan: Plan;
  target: Target;
  /** What the errors of this side begin with, where its code is not what stands here. */
  name?: string;
}

/** Both sides of a comparison. */
export type Both<Side> = readonly [a: Side, b: Side];
