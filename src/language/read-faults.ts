import { flatten, isStepCalled } from '../model/index.ts';
import type { FaultSpec, ScriptItem } from '../model/index.ts';
import { choices, clip, describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { ANYWHERE, faultForms, faultNameOf } from './fault-forms.ts';
import { kindsThereAre, put, readParts, wrapperKeys } from './fault-parts.ts';
import type { Bag, FaultParts } from './fault-parts.ts';
import { readFaultText, readFaultWords } from './fault-text.ts';
import type { FaultText } from './fault-text.ts';
import { lengthOf, MAX_STEPS } from './lengths.ts';
import type { NamedFiles } from './named-files.ts';
import type { Times } from './read-times.ts';
import type { Path } from './yaml-file.ts';

const EXAMPLE = 'write it as “- latency: 800ms” with “service: …” below';

/** A named fault that another starts from, and where its name stands. */
interface Base {
  name: string;
  path: Path;
}

/** What the file of a named fault says. */
interface FaultFile {
  name: string;
  bag: Bag;
  parts: FaultParts;
}

interface Options {
  named: NamedFiles;
  services: readonly string[] | undefined;
  times: Times;
  /** Ids of personas; absent where nobody knows. */
  personas: readonly string[] | undefined;
  complaints: Complaints;
}

/** Reads the faults of a scenario, wherever they stand; each has a name of its own and acts on a service. */
export class FaultReader {
  readonly faults: FaultSpec[] = [];
  readonly #options: Options;
  readonly #lines = new Map<string, number>();
  /** Where each fault says its step. */
  readonly #steps = new Map<string, Path>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Names of the faults that the project has. */
  names(): Promise<string[]> {
    return this.#options.named.names();
  }

  has(name: string): Promise<boolean> {
    return this.#options.named.has(name);
  }

  /** Reads a list of faults. */
  async readList(value: unknown, path: Path): Promise<void> {
    const { complaints } = this.#options;
    if (value === undefined || value === null) return;
    if (!Array.isArray(value)) {
      complaints.add(path, `“${path.join('.')}” must be a list`, EXAMPLE);
      return;
    }
    for (const [index, item] of value.entries()) await this.#readItem(item, [...path, index]);
  }

  /**
   * Reads a named fault that stands in the script, with the keys beside its name.
   * @param path where its name stands.
   */
  async readNamed(name: string, keys: Bag, path: Path): Promise<void> {
    const bag: Bag = new Map();
    for (const [word, written] of keys) put(bag, word, written.value, written.path, this.#options.complaints);
    await this.#read(bag, { name, path }, path);
  }

  async #readItem(item: unknown, path: Path): Promise<void> {
    const { complaints, named } = this.#options;
    const bag: Bag = new Map();
    if (typeof item === 'string' && item.trim() !== '') {
      const words = readFaultText(item);
      this.#putText(bag, words, path);
      await this.#read(bag, { name: words.name ?? '', path }, path);
      return;
    }
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      complaints.add(path, `a fault is a kind and what it does, but this is ${describe(item)}`, EXAMPLE);
      return;
    }
    let base: Base | undefined;
    for (const [word, value] of Object.entries(item)) {
      const here = [...path, word];
      if (base || wrapperKeys.includes(word) || !(await named.has(word))) {
        put(bag, word, value, here, complaints);
        continue;
      }
      base = { name: word, path: here };
      if (typeof value === 'string') this.#putText(bag, readFaultWords(value), here);
      else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        for (const [key, inner] of Object.entries(value)) put(bag, key, inner, [...here, key], complaints);
      } else if (value !== null) {
        complaints.add(here, `“${word}” must be a service or settings, but is ${describe(value)}`);
      }
    }
    await this.#read(bag, base, path);
  }

  #putText(bag: Bag, { keys, strange }: FaultText, path: Path): void {
    const { complaints } = this.#options;
    for (const [key, value] of Object.entries(keys)) put(bag, key, value, path, complaints);
    for (const word of strange) {
      const hint =
        'a fault in one line is its name, “@” and when, a service, and settings such as latency_ms=800';
      complaints.add(path, `“${clip(word)}” says nothing here`, hint);
    }
  }

  /** @param base the named fault it starts from, and where its name stands. */
  async #read(bag: Bag, base: Base | undefined, item: Path): Promise<void> {
    const { complaints, named, services } = this.#options;
    const names = await named.names();
    if (base && !(await named.has(base.name))) {
      const hint = choices(base.name, names) ?? 'write it as “- latency: 800ms” with “service: …” below';
      complaints.add(base.path, `unknown fault “${clip(base.name)}”`, hint);
      return;
    }
    const own = readParts(bag, services, names, complaints);
    if (!base && !own.kind && [...bag.keys()].every((key) => wrapperKeys.includes(key))) {
      complaints.add(item, 'this fault does not say what it does', kindsThereAre(names));
    }
    const file = base && (await this.#partsOfFile(base.name, names));
    if (base && !file) return;
    if (file && own.kind && own.kind !== file.parts.kind) {
      const message = `“${file.name}” is a fault of ${file.parts.kind ?? 'another kind'}`;
      complaints.add(bag.get(own.kind)?.path ?? item, message, 'one fault does one thing');
    }
    this.#keep(bag, own, file, base?.path ?? item);
  }

  #keep(bag: Bag, own: FaultParts, file: FaultFile | undefined, path: Path): void {
    const { complaints, times } = this.#options;
    const said = { ...file?.parts, ...own };
    const { kind, share = 1, at: atMs = 0, for: forMs, every: everyMs, ...rest } = said;
    const ofWindow = kind !== undefined && faultForms[kind].ofWindow === true;
    const service = said.service ?? (ofWindow ? ANYWHERE : undefined);
    if (service === undefined && !bag.has('service') && !file?.bag.has('service')) {
      const hint = file ? `say which, such as “${file.name}: eligibility”` : 'it must be a text';
      complaints.add(path, '“service” is missing', hint, 'key');
    }
    this.#checkWho(bag, own, path);
    this.#checkEvery(bag, { forMs, everyMs }, path);
    const settings = { ...file?.parts.settings, ...own.settings };
    if (!kind || !rest.settings || service === undefined) return;
    const where = said.service === undefined || (file && own.service === undefined) ? undefined : service;
    const name = rest.name ?? faultNameOf(file?.name ?? kind, where, atMs);
    const at = complaints.at(bag.get(kind)?.path ?? path);
    const first = this.#lines.get(name);
    if (first !== undefined) {
      const hint = `the first is on line ${first}; give each a “name”`;
      complaints.add(
        bag.get('name')?.path ?? bag.get(kind)?.path ?? path,
        `two faults are called “${clip(name)}”`,
        hint,
      );
    }
    this.#lines.set(name, first ?? at.line);
    if (times.rampUpMs > 0 && atMs / times.timeWarp >= times.rampUpMs) {
      const message = `the fault “${clip(name)}” begins after the last citizen has come`;
      complaints.note(bag.get('at')?.path ?? path, message, 'only those feel it who are not done by then');
    }
    const window = windowOf({ atMs, forMs, everyMs }, times.timeWarp);
    const { persona, step, plane, point } = rest;
    this.faults.push({
      name,
      kind,
      settings,
      service,
      share,
      ...(persona === undefined ? {} : { persona }),
      ...(step === undefined ? {} : { step }),
      ...(plane === undefined ? {} : { plane }),
      ...(point === undefined ? {} : { point }),
      ...(window ? { window } : {}),
      at,
    });
    this.#steps.set(name, bag.get('step')?.path ?? path);
  }

  /** Complains about faults that are bound to a step that nobody does. */
  checkSteps(script: readonly ScriptItem[]): void {
    const { complaints } = this.#options;
    const bound = this.faults.filter(({ step }) => step !== undefined);
    // A script that is too long was complained about, and is not to be written out.
    if (bound.length === 0 || lengthOf(script) > MAX_STEPS) return;
    const { steps } = flatten(script);
    const names = [...new Set(steps.flatMap(({ title, kind, as }) => [title, kind, ...(as ? [as] : [])]))];
    for (const { name, step = '' } of bound) {
      if (steps.some((one) => isStepCalled(one, step))) continue;
      complaints.unknown('step', step, this.#steps.get(name) ?? [], names, 'value');
    }
  }

  #checkWho(bag: Bag, { persona }: FaultParts, path: Path): void {
    const { complaints, personas } = this.#options;
    if (persona === undefined || !personas || personas.includes(persona)) return;
    complaints.unknown('persona', persona, bag.get('persona')?.path ?? path, personas, 'value');
  }

  #checkEvery(
    bag: Bag,
    { forMs, everyMs }: { forMs: number | undefined; everyMs: number | undefined },
    path: Path,
  ): void {
    const { complaints } = this.#options;
    if (everyMs === undefined) return;
    const here = bag.get('every')?.path ?? path;
    if (forMs === undefined) {
      complaints.add(here, '“every” needs “for”', 'say how long it lasts each time, such as for: 30s', 'key');
    } else if (everyMs <= forMs) {
      complaints.add(here, '“every” must be longer than “for”', 'it would begin again before it is over');
    }
  }

  /** What the file of a named fault says; nothing where it could not be read. */
  async #partsOfFile(name: string, names: readonly string[]): Promise<FaultFile | undefined> {
    const { named, services } = this.#options;
    const file = await named.open(name);
    if (!file) return undefined;
    const { about: _about, ...data } = file.data as Record<string, unknown>;
    const bag: Bag = new Map();
    for (const [word, value] of Object.entries(data)) put(bag, word, value, [word], file.complaints);
    const parts = readParts(bag, services, names, file.complaints);
    if (!parts.kind) file.complaints.add([], 'this fault does not say what it does', kindsThereAre([]));
    return { name: file.name, bag, parts };
  }
}

/** Simulated times as the run has them; nothing for a fault of the whole run. */
function windowOf(
  { atMs, forMs, everyMs }: { atMs: number; forMs: number | undefined; everyMs: number | undefined },
  timeWarp: number,
): FaultSpec['window'] {
  if (atMs === 0 && forMs === undefined) return undefined;
  return {
    atMs: atMs / timeWarp,
    ...(forMs === undefined ? {} : { forMs: forMs / timeWarp }),
    ...(everyMs === undefined ? {} : { everyMs: everyMs / timeWarp }),
  };
}
