/**
 * Items of lists that say several things on one line, as people write them who never read the YAML specification:
 *
 *     - fill:   "passport_id"  value: "X12345678"
 *
 * It is not YAML; it is read as if it were `- {fill: "passport_id", value: "X12345678"}`.
 */

const KEY = '[A-Za-z_][\\w-]*:';
const VALUE = [
  String.raw`"(?:[^"\\]|\\.)*"`,
  `'(?:[^']|'')*'`,
  // A word that means nothing to YAML and is no key.
  String.raw`[^\s"'#{}[\],&*!|>%@\`-][^\s"#{}[\],]*(?<!:)`,
].join('|');
const PAIR = `${KEY}[ \\t]+(?:${VALUE})`;
const ITEM = new RegExp(`^([ \\t]*-[ \\t]+)(${PAIR}(?:[ \\t]+${PAIR})+)[ \\t]*(?:[ \\t]#.*)?\\r?$`);
const PAIRS = new RegExp(PAIR, 'g');

/** Nobody writes a longer line by hand, and a pattern should not be tried on one. */
const LONGEST = 2_000;

/** A text in which some lines were made YAML. */
export interface Mended {
  text: string;
  /** Offset in the text as it was written. */
  original(offset: number): number;
  /** The first line that was mended, as YAML has it, and where it starts; absent where none was. */
  first?: { line: string; offset: number };
}

/** Whether the line at an offset is such an item. */
export function isOneLineItem(text: string, offset: number): boolean {
  const start = startOf(text, offset);
  return start !== undefined && ITEM.test(lineAt(text, start));
}

/** Makes the lines YAML on which these offsets lie and that are such items. */
export function mendLines(text: string, offsets: Iterable<number>): Mended {
  const found = [...offsets].map((offset) => startOf(text, offset)).filter((start) => start !== undefined);
  const starts = [...new Set(found)].toSorted((a, b) => a - b);
  const parts: string[] = [];
  /** Offsets of the new text at which a character stands that was not written. */
  const added: number[] = [];
  let first: Mended['first'];
  let [end, length] = [0, 0];
  const keep = (until: number): void => {
    parts.push(text.slice(end, until));
    length += until - end;
    end = until;
  };
  const add = (character: string): void => {
    added.push(length);
    parts.push(character);
    length += 1;
  };
  for (const start of starts) {
    const [, dash = '', pairs] = ITEM.exec(lineAt(text, start)) ?? [];
    if (pairs === undefined) continue;
    const ends = [...pairs.matchAll(PAIRS)].map((pair) => pair.index + pair[0].length);
    keep(start + dash.length);
    add('{');
    for (const [index, pairEnd] of ends.entries()) {
      keep(start + dash.length + pairEnd);
      add(index < ends.length - 1 ? ',' : '}');
    }
    first ??= { line: inYaml(pairs, ends), offset: start + dash.length };
  }
  keep(text.length);
  return {
    text: parts.join(''),
    original: (offset) => offset - countBelow(added, offset),
    ...(first ? { first } : {}),
  };
}

function inYaml(pairs: string, ends: readonly number[]): string {
  const said = ends.map((end, index) => pairs.slice(ends[index - 1] ?? 0, end).trim());
  return `- { ${said.map((pair) => pair.replace(/:[ \t]+/, ': ')).join(', ')} }`;
}

/** Start of the line; undefined in the midst of one that is too long. */
function startOf(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - LONGEST);
  const end = text.slice(from, offset).lastIndexOf('\n');
  return end < 0 && from > 0 ? undefined : from + end + 1;
}

function lineAt(text: string, start: number): string {
  const line = text.slice(start, start + LONGEST + 1).split('\n', 1)[0] ?? '';
  return line.length > LONGEST ? '' : line;
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
