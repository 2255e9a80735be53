import type { ScriptItem } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import type { Part } from './in-choices.ts';
import type { NamedActions } from './named-actions.ts';
import type { FaultReader } from './read-faults.ts';
import type { World } from './world.ts';
import type { Path } from './yaml-file.ts';

/** What was written of an item of the script, for those who look at its texts later: templates. */
interface Texts {
  complaints: Complaints;
  values: readonly { value: unknown; path: Path }[];
}

/** What a list of steps is read with. */
export interface Desk {
  /** Of the file the list stands in. */
  complaints: Complaints;
  /** The folder of that file. */
  folder: string;
  world: World;
  actions: NamedActions;
  faults: FaultReader;
  /** The list is the scenario's own: faults may stand among its steps. */
  outermost: boolean;
  /** The list is a script of the staff: its last item may be done round after round. */
  rounds?: true;
  /** The texts of every item that was read. */
  texts: WeakMap<ScriptItem, Texts>;
  /** Reads a list of steps. */
  steps(value: unknown, path: Path, desk: Desk): Promise<ScriptItem[]>;
  /** Reads one item of such a list; undefined where it stands for no step of a citizen. */
  item(value: unknown, path: Path, desk: Desk): Promise<Part | undefined>;
}
