import type { Persona, Problem } from '../model/index.ts';

/** What a scenario may refer to, and who hears what was made of it. */
export interface World {
  /** Uploads, named actions and named faults are found below it and never leave it. */
  projectDir: string;
  /** The personas there are; absent where nobody knows, and names are taken as they are written. */
  personas?: readonly { id: string; role?: string; traits?: Persona['traits'] }[];
  /** Names of the target's services; absent as above. */
  services?: readonly string[];
  /** Whether a document of that name can be made for a citizen; by its ending without. */
  documents?(name: string): boolean;
  /** Named action that citizens do in a scenario without a script; they visit the first page without. */
  journey?: string;
  /** Hears what was read in some other way than it was written; nothing is wrong then. */
  note?(problem: Problem): void;
}
