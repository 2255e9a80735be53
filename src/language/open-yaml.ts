import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode } from 'yaml';
import { Complaints } from './complaints.ts';
import { plainWords } from './yaml-words.ts';
import { readSource } from './source.ts';
import { keyText, parseYaml } from './yaml-file.ts';
import type { Path } from './yaml-file.ts';

/** Names that would reach into JavaScript's own objects. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A YAML file as plain data, with the place to complain about it. */
interface OpenYaml {
  data: Record<string, unknown>;
  complaints: Complaints;
}

/**
 * Reads a YAML file whose outermost thing is a group of keys. Aliases, forbidden and duplicate keys are complained
 * about and left out of the data, so that reading can go on and find the rest.
 * @param what what the file is: `scenario`.
 * @throws BadInput when the file cannot be read or is not YAML: what it says is not known then.
 */
export async function openYaml(path: string, what: string): Promise<OpenYaml> {
  const file = parseYaml(await readSource(path, what));
  const complaints = new Complaints(file);
  const lines = new Set<number>();
  for (const { code, message, offset } of file.syntax) {
    // One slip makes several errors on its line; the first says it.
    const { line } = file.place(offset).at;
    if (lines.has(line)) continue;
    lines.add(line);
    const words = plainWords(code, message);
    complaints.addAt(offset, words.message, words.hint);
  }
  complaints.throwIfAny();
  const data = toData(file.root, [], complaints);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    complaints.add(
      [],
      data === null ? `the ${what} is empty` : `a ${what} is a group of keys`,
      'write “name: …”',
    );
    complaints.throwIfAny();
  }
  return { data: data as Record<string, unknown>, complaints };
}

/**
 * Numbers and booleans are only taken as such when written the usual way: a ZIP code 02134 stays the text it is,
 * instead of the number 2134.
 */
function toData(node: ParsedNode | null, path: Path, complaints: Complaints): unknown {
  if (isAlias(node)) {
    complaints.add(
      path,
      `aliases (“*${node.source}”) are not read`,
      'write the value itself, or quote a text with “*”',
    );
    complaints.silence(path);
    return null;
  }
  if (isSeq(node)) return node.items.map((item, i) => toData(item, [...path, i], complaints));
  if (isMap(node)) return mapToData(node.items, path, complaints);
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (typeof value === 'string' || value === null) return value;
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return isPlain && String(value) === source ? value : source;
}

interface Pair {
  key: ParsedNode;
  value: ParsedNode | null;
}

function mapToData(items: readonly Pair[], path: Path, complaints: Complaints): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const seen = new Map<string, number>();
  for (const { key, value } of items) {
    const name = keyText(key);
    const offset = key.range[0];
    if (name === undefined) {
      if (isMap(key)) {
        complaints.addAt(offset, 'a template needs quotes', 'write it as "{{ random.states }}"');
        complaints.silence(path);
      } else {
        complaints.addAt(offset, 'a key must be a plain word', 'write “key: value”');
      }
    } else if (FORBIDDEN.has(name)) {
      complaints.addAt(offset, `the key “${name}” is not allowed`, 'remove it');
    } else if (seen.has(name)) {
      complaints.addAt(
        offset,
        `“${name}” is written twice`,
        `the first is on line ${seen.get(name)}; keep one`,
      );
    } else {
      seen.set(name, complaints.file.place(offset).at.line);
      data[name] = toData(value, [...path, name], complaints);
    }
  }
  return data;
}
