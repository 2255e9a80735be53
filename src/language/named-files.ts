import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInput } from '../model/index.ts';
import type { Problem } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import { isInside } from './inside.ts';
import { sameName } from './names.ts';
import { readYaml } from './open-yaml.ts';
import { readSource, shownPath } from './source.ts';

/** A file of the project that others refer to by its name. */
export interface NamedFile {
  /** Its name without ending. */
  name: string;
  folder: string;
  data: unknown;
  complaints: Complaints;
}

/**
 * A folder of the project with one thing a file: named actions, named faults, rules. Each is read once, when somebody asks for
 * it; what is wrong with it is found in `problems`.
 */
export class NamedFiles {
  readonly #projectDir: string;
  readonly #kind: 'action' | 'fault' | 'rule';
  readonly #opened = new Map<string, Promise<NamedFile | undefined>>();
  readonly #unreadable: Problem[] = [];
  #names: Promise<string[]> | undefined;

  constructor(projectDir: string, kind: 'action' | 'fault' | 'rule') {
    this.#projectDir = projectDir;
    this.#kind = kind;
  }

  /** Names there are, in order. */
  async names(): Promise<string[]> {
    return (await this.#files()).map(withoutEnding);
  }

  async has(name: string): Promise<boolean> {
    return (await this.#fileOf(name)) !== undefined;
  }

  /** The file of that name; undefined where there is none, and where it could not be read: that is a problem then. */
  async open(name: string): Promise<NamedFile | undefined> {
    const file = await this.#fileOf(name);
    if (file === undefined) return undefined;
    const open = this.#opened.get(file) ?? this.#read(file);
    this.#opened.set(file, open);
    return open;
  }

  /** Everything wrong with the files that were opened. */
  async problems(): Promise<Problem[]> {
    const files = await Promise.all(this.#opened.values());
    return [...this.#unreadable, ...files.flatMap((file) => file?.complaints.problems() ?? [])];
  }

  /** Notes on the files that were opened. */
  async notes(): Promise<Problem[]> {
    const files = await Promise.all(this.#opened.values());
    return files.flatMap((file) => file?.complaints.notes ?? []);
  }

  get #folder(): string {
    return join(resolve(this.#projectDir), 'fixtures', `${this.#kind}s`);
  }

  #files(): Promise<string[]> {
    this.#names ??= readdir(this.#folder)
      .then((files) => files.filter((file) => /\.(?:ya?ml|json)$/i.test(file)).toSorted())
      .catch(() => []);
    return this.#names;
  }

  async #fileOf(name: string): Promise<string | undefined> {
    const files = await this.#files();
    return (
      files.find((file) => withoutEnding(file) === name) ??
      files.find((file) => sameName(withoutEnding(file), name))
    );
  }

  async #read(file: string): Promise<NamedFile | undefined> {
    const path = join(this.#folder, file);
    try {
      const project = await realpath(this.#projectDir);
      const real = await realpath(path).catch(() => undefined);
      if (real !== undefined && !isInside(project, real)) {
        const message = `could not read the ${this.#kind} ${shownPath(path)}, because it is a link that leaves the project`;
        throw new BadInput([{ message, hint: 'copy the file into the project' }]);
      }
      const kind = this.#kind === 'action' ? 'list' : 'group';
      const { data, complaints } = readYaml(await readSource(path, this.#kind), this.#kind, kind);
      return { name: withoutEnding(basename(file)), folder: dirname(path), data, complaints };
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      this.#unreadable.push(...error.problems);
      return undefined;
    }
  }
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}
