import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { causeKinds, type CauseKind } from '../../src/model/index.ts';
import type { Changes } from './why-site.ts';

/** One planted cause: what is flown, and what “Why?” has to say of those who fail. See docs/why.md. */
export interface PlantedCase {
  name: string;
  /** `defect api`: a kind, and a part of the subject where it matters; of several causes a list. */
  expect: string | string[];
  /** Changes of the made-up service; the benefits portal without, started with the options of `portal`. */
  site?: Changes;
  portal?: string;
  /** What the made-up service does otherwise while a fault “outage” on the plane `command` is there. */
  outage?: Changes;
  /** The made-up service ends a while after the start. */
  down?: boolean;
  /** The browsers of esr are killed a while after the start. */
  generator?: 'killed';
  users?: number;
  /** Lines of a scenario: they replace the usual ones. */
  script?: unknown[];
  faults?: unknown[];
  checks?: unknown[];
  actions?: Record<string, unknown>;
  /** Lines of personas that differ from the usual one, by name. */
  personas?: Record<string, Record<string, unknown>>;
  /** Written after the words were settled: its score is told apart. */
  held?: boolean;
}

/** A cause that a case plants. */
export interface Wanted {
  kind: CauseKind;
  subject: string;
}

const FOLDER = fileURLToPath(new URL('planted/', import.meta.url));

/** All planted cases; those whose name has this in it, where it is given. @throws Error for a file that is none. */
export async function plantedCases(only?: string): Promise<PlantedCase[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.yml')).toSorted();
  const cases: PlantedCase[] = [];
  for (const file of files) {
    const read = parse(await readFile(join(FOLDER, file), 'utf8')) as PlantedCase | PlantedCase[];
    for (const one of [read].flat()) {
      wantedOf(one);
      cases.push({ ...one, held: file.startsWith('held') });
    }
  }
  const names = new Set(cases.map(({ name }) => name));
  if (names.size < cases.length) throw new Error('two planted cases have the same name');
  return cases.filter(({ name }) => only === undefined || name.includes(only));
}

/** What a case expects, read. @throws Error for a kind that is none. */
export function wantedOf({ name, expect }: PlantedCase): Wanted[] {
  return [expect].flat().map((line) => {
    const [kind = '', ...subject] = line.split(' ');
    const known = causeKinds.find((one) => one === kind);
    if (!known)
      throw new Error(`planted case “${name}” expects “${kind}”, not one of ${causeKinds.join(', ')}`);
    return { kind: known, subject: subject.join(' ') };
  });
}
