import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Defect, defectFile, type RuleBook, ruleBook, withDefect } from './rule-book.ts';

const RULES = new URL('../rules/', import.meta.url);

async function read(address: URL): Promise<unknown> {
  return parse(await readFile(address, 'utf8'));
}

/** The names of the planted defects, which are the names of the files in `apps/rules/defects/`. */
export async function defectNames(): Promise<string[]> {
  const files = await readdir(fileURLToPath(new URL('defects/', RULES)));
  return files
    .filter((file) => file.endsWith('.yml'))
    .map((file) => file.slice(0, -'.yml'.length))
    .toSorted();
}

/** Reads a planted defect by name. */
export async function loadDefect(name: string): Promise<Defect> {
  return defectFile.parse(await read(new URL(`defects/${name}.yml`, RULES)));
}

/** Reads a policy by name, with those of the defects in it that patch this policy. */
export async function loadPolicy(name: string, defects: readonly Defect[] = []): Promise<RuleBook> {
  const book = ruleBook.parse(await read(new URL(`${name}.yml`, RULES)));
  return defects.filter((defect) => defect.policy === name).reduce(withDefect, book);
}
