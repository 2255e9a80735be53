import { partsOf } from './tree.ts';
import type { Entry, Group, Written } from './tree.ts';

/** What fits into this many characters may stand on one line: a terminal, and what most formatters leave alone. */
const WIDTH = 80;

/**
 * A file's text: two spaces a level, short groups on one line, remarks where they belong.
 * @param foot comments below everything.
 */
export function layOut(root: Group, foot: readonly string[] = []): string {
  const lines = [...root.entries.flatMap((entry, index) => linesOf(entry, 0, index === 0)), ...foot];
  return `${tidy(lines).join('\n')}\n`;
}

/** An entry in lines, not yet indented: its remarks are put around the first one by whoever holds it. */
interface Laid {
  above: string[];
  head: string;
  beside: string[];
  /** Indented already. */
  tail: string[];
}

/** @param first nothing of what it lies in stands before it: there is nothing to set it off from. */
function linesOf(entry: Entry, indent: number, first: boolean): string[] {
  const { above, head, beside, tail } = lay(entry, indent);
  // A line has room for one remark; others stand above it.
  const remarks = [...above, ...beside.slice(0, -1)];
  while (first && remarks[0] === '') remarks.shift();
  const last = beside.at(-1);
  return [...indented([...remarks, last === undefined ? head : `${head} ${last}`], indent), ...tail];
}

function lay(entry: Entry, indent: number): Laid {
  const { key, value, above = [], beside = [] } = entry;
  const below = indented(entry.below ?? [], indent);
  const start = key === undefined ? '-' : `${key}:`;
  const line = isShort(value) ? `${start} ${inline(value)}`.trimEnd() : undefined;
  if (line !== undefined && (value.is === 'value' || indent + line.length <= WIDTH)) {
    return { above, head: line, beside, tail: below };
  }
  const [first, ...others] = partsOf(value);
  if (key === undefined && value.is === 'group' && first) {
    // The first entry of a group shares the line of its dash, and the remarks around it.
    const inner = lay(first, indent + 2);
    return {
      above: [...above, ...inner.above],
      head: `- ${inner.head}`,
      beside: [...beside, ...inner.beside],
      tail: [...inner.tail, ...others.flatMap((other) => linesOf(other, indent + 2, false)), ...below],
    };
  }
  const block = partsOf(value).flatMap((part, index) => linesOf(part, indent + 2, index === 0));
  return { above, head: start, beside, tail: [...block, ...below] };
}

function indented(lines: readonly string[], indent: number): string[] {
  return lines.map((line) => line && ' '.repeat(indent) + line);
}

/** Whether it may stand on the line of its key, if it fits. */
function isShort(value: Written): boolean {
  if (value.is === 'value' || partsOf(value).length === 0) return true;
  return !isOpen(value) && !partsOf(value).some(isRemarked);
}

function isOpen(value: Written): boolean {
  return value.is !== 'value' && (value.open || partsOf(value).some((part) => isOpen(part.value)));
}

/** Somebody remarked on it or on a part of it: it keeps a line of its own. */
function isRemarked({ above = [], beside = [], below = [], value }: Entry): boolean {
  return [...above, ...beside, ...below].some((line) => line !== '') || partsOf(value).some(isRemarked);
}

function inline(value: Written): string {
  if (value.is === 'value') return value.text;
  if (value.is === 'list') return `[${value.items.map((item) => inline(item.value)).join(', ')}]`;
  const pairs = value.entries.map((entry) => `${entry.key}: ${inline(entry.value)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** One empty line is enough between two things, and none at either end. */
function tidy(lines: readonly string[]): string[] {
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  while (kept.at(-1) === '') kept.pop();
  return kept;
}
