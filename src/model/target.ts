import type { AccountsRecipe } from './accounts.ts';
import type { TargetFaults } from './target-faults.ts';
import type { TargetSensors } from './target-sensors.ts';

/** The service under test: where it is, how it is started, and which addresses belong to which service. */
export interface Target extends TargetSensors {
  /** `portal`, or the host of an address given with --target. */
  name: string;
  /** Where it is, when it runs already. */
  url?: string;
  /** How to start a disposable copy, when the run shall do that. */
  start?: {
    /** Program and arguments; no shell. `node` means the Node that runs esr. */
    command: string[];
    /** What makes it startable where only its code is, one command after the other, each as `command`; none without. */
    prepare?: string[][];
    /** Directory to start it in, absolute. */
    cwd: string;
    /** The line of output that says it is ready; group `url` is the address. */
    ready: RegExp;
    /** How long that may take, ms. */
    timeoutMs: number;
  };
  /** Named action that citizens do in a scenario without a script. */
  journey?: string;
  /** How the accounts of citizens who sign in are made and taken away; absent: nobody makes any. */
  accounts?: AccountsRecipe;
  /** How faults get at the service from outside of browsers; absent: they do not. */
  faults?: TargetFaults;
  /** Service name -> glob of its addresses, of plain characters, `*`, `**` and `{a,b}` only; first match wins. */
  services: { name: string; glob: string }[];
}
