import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode } from 'yaml';
import { Complaints } from './complaints.ts';
import { plainWords } from './yaml-words.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import { keyText, parseYaml } from './yaml-file.ts';
import type { Path } from './yaml-file.ts';

/** Names that would reach into JavaScript's own objects: a value with a `toString` of its own has no text. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON']);

/** A YAML file as plain data, with the place to complain about it. */
interface OpenYaml<Data> {
  data: Data;
  complaints: Complaints;
}

/** What a file is outermost: `key: value` lines, or lines that start with a dash. */
interface Outermost {
  group: Record<string, unknown>;
  list: readonly unknown[];
}

/**
 * Reads a YAML file whose outermost thing is a group of keys. Aliases, forbidden and duplicate keys are complained
 * about and left out of the data, so that reading can go on and find the rest.
 * @param what what the file is: `scenario`.
 * @throws BadInput when the file cannot be read or is not YAML: what it says is not known then.
 */
export async function openYaml(path: string, what: string): Promise<OpenYaml<Outermost['group']>> {
  return readYaml(await readSource(path, what), what, 'group');
}

/** The same for a text that is there already, and for files that hold a list. JSON is YAML too. */
export function readYaml<Kind extends keyof Outermost>(
  source: Source,
  what: string,
  kind: Kind,
): OpenYaml<Outermost[Kind]> {
  const file = parseYaml(source);
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
  const invisible = INVISIBLE.exec(file.text);
  if (invisible)
    complaints.addAt(invisible.index, `${nameOf(invisible[0])} is not allowed in a file`, 'remove it');
  complaints.throwIfAny();
  if (file.mended) {
    const message = 'several “key: value” on one line are not YAML; they are read all the same';
    complaints.noteAt(file.mended.offset, message, `the YAML way: ${file.mended.line}`);
  }
  const data = toData(file.root, [], complaints);
  if (isOf(kind, data)) return { data, complaints };
  const hint = kind === 'group' ? 'write “name: …”' : 'write lines such as “- click: "Submit"”';
  const wanted = kind === 'group' ? 'a group of keys' : 'a list';
  const article = /^[aeiou]/.test(what) ? 'an' : 'a';
  complaints.add([], data === null ? `the ${what} is empty` : `${article} ${what} is ${wanted}`, hint);
  complaints.throwIfAny();
  throw new Error('an outermost thing of the wrong kind had no problem');
}

function isOf<Kind extends keyof Outermost>(kind: Kind, data: unknown): data is Outermost[Kind] {
  return typeof data === 'object' && data !== null && Array.isArray(data) === (kind === 'list');
}

/** What no editor shows and no form takes: control characters besides tabs and ends of lines. */
const INVISIBLE = /(?![\t\n\r\u0085])\p{Cc}/u;

function nameOf(character: string): string {
  return `the invisible character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
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
  if (typeof value === 'string') {
    const invisible = INVISIBLE.exec(value);
    if (invisible) complaints.add(path, `${nameOf(invisible[0])} is not allowed in a text`, 'remove it');
    return invisible ? value.replace(INVISIBLE, ' ') : value;
  }
  if (value === null) return value;
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
