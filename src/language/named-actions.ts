import type { ScriptItem } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import type { NamedFiles } from './named-files.ts';
import { sameName } from './names.ts';
import type { Path } from './yaml-file.ts';

/** A named list of steps: where it is written, and what it was read as. */
export interface NamedAction {
  name: string;
  value: unknown;
  path: Path;
  complaints: Complaints;
  folder: string;
  /** Absent until it was read. */
  items?: readonly ScriptItem[];
}

/** The named actions of a scenario: its own, then those of fixtures/actions. */
export class NamedActions {
  readonly #own: readonly NamedAction[];
  readonly #files: NamedFiles;
  readonly #fromFiles = new Map<string, NamedAction>();
  /** Those that are being read, the outermost first. */
  readonly underWay: NamedAction[] = [];

  constructor(own: readonly NamedAction[], files: NamedFiles) {
    this.#own = own;
    this.#files = files;
  }

  /** The actions written in the scenario itself. */
  get own(): readonly NamedAction[] {
    return this.#own;
  }

  async names(): Promise<string[]> {
    return [...this.#own.map(({ name }) => name), ...(await this.#files.names())];
  }

  async has(name: string): Promise<boolean> {
    return this.#own.some((action) => sameName(action.name, name)) || this.#files.has(name);
  }

  /** The action of that name, whatever its case and separators; undefined also where its file cannot be read. */
  async find(name: string): Promise<NamedAction | undefined> {
    const own = this.#own.find((action) => sameName(action.name, name));
    if (own) return own;
    const file = await this.#files.open(name);
    if (!file) return undefined;
    const known = this.#fromFiles.get(file.name);
    if (known) return known;
    const { data: value, complaints, folder } = file;
    const action: NamedAction = { name: file.name, value, path: [], complaints, folder };
    this.#fromFiles.set(file.name, action);
    return action;
  }
}
