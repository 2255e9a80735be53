import type { Accounts, Problem } from '../model/index.ts';
import type { FaultAnswer, FaultOrder } from './faults/index.ts';
import type { View } from './live.ts';

/** What a face says about a run; everything else comes from files. */
export interface RunOptions {
  /** Scenario file. */
  scenario: string;
  /** Folder with personas/, scenarios/, targets/, fixtures/ and reports/. */
  projectDir: string;
  /** An address, or the name of a file in targets/; the rehearsal portal by default. */
  target?: string;
  /** Appended to the target's start command. */
  targetArgs?: readonly string[];
  /** Instead of the scenario's own. */
  users?: number;
  rampUpMs?: number;
  /** A rehearsal size: the scenario's own where that is smaller. */
  atMost?: { users: number; rampUpMs: number };
  /** Citizens, values and order all come from it; the same seed is the same rehearsal. */
  seed?: number;
  /** Hears what was read in some other way than it was written; nothing is wrong then. */
  note?: (problem: Problem) => void;
  /** Uses browser contexts again, emptied, instead of a fresh one for each citizen. */
  recycle?: boolean;
  /** Keeps a Playwright trace of each citizen in `traces/` of the run folder, in one process; none without. */
  trace?: boolean;
  /** Keeps a video of each citizen’s windows in `videos/` of the run folder, in one process; none without. */
  video?: boolean;
  /** Worker processes that share the citizens, 0 for none; as many as the machine wants without. */
  workers?: number;
  /** Where run folders go; `reports` of the project by default. */
  reportsDir?: string;
}

/** Live figures of a run, twice a second. */
export interface Progress {
  elapsedMs: number;
  planned: number;
  started: number;
  active: number;
  waiting: number;
  finished: number;
  failed: number;
  abandoned: number;
  lost: number;
  p95Ms: number;
  errors: number;
  view: View;
}

/** What a face may do with a run that flies. */
export interface RunControl {
  /** Nobody starts and nobody takes a next step; what is planned comes so much later. */
  pause(): void;
  resume(): void;
  /** Nobody begins any more, and who is on the way flies to the end. */
  drain(): void;
}

/** What a face may do with the faults of a run that flies. */
export interface RunFaults {
  /** Injects one at once. @throws BadInput when it will not do. */
  fault(order: FaultOrder): Promise<FaultAnswer>;
  /** Those planned, active and over. */
  faults(): FaultAnswer;
  /** Takes active ones away for good, that of a name or all. @returns those that were found. */
  clear(name?: string): Promise<FaultAnswer>;
}

/** What a face may want to hear while a run flies. */
export interface RunHooks {
  /** Creates the citizens' accounts before they fly, and takes them away afterwards. */
  accounts?: Accounts;
  /** The next part of the run begins: `starting the portal`. */
  phase?(title: string): void;
  /** Something did not go as it should, without stopping the run. */
  warn?(sentence: string): void;
  /** The swarm takes off. */
  started?(control: RunControl & RunFaults): void;
  rampedUp?(): void;
  progress?(progress: Progress): void;
}
