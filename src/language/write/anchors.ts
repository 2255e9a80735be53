import { linesOf, OldText } from './old-text.ts';
import type { Synonyms } from './old-text.ts';
import { topLines } from './top-lines.ts';
import { partsOf } from './tree.ts';
import type { Entry, Group, Written } from './tree.ts';

/** An entry of the new form with its place in the old text. */
export interface Anchor {
  entry: Entry;
  /** Line of the old text, from 1. */
  line: number;
  /** Characters before the first one of that line. */
  indent: number;
  /** What it lies in. */
  inside?: Anchor;
  /** The new form says nothing of what stands here: its remarks go there, seen from the entry. */
  instead?: 'above' | 'below';
}

/**
 * Where the entries of the new form stand in the old text, in the order of the old text, the outer before the inner.
 * Steps, checks and faults know their line. Others are looked for by their words between the lines that are known: a
 * wrong guess leads a remark to a neighbour, no further.
 */
export function anchorsOf(root: Group, text: string, synonyms: Synonyms): Anchor[] {
  const lines = text.split('\n');
  const keys = topLines(lines);
  const old = new OldText(lines, [...linesOf(root), ...keys.values()], synonyms);
  const tops = topAnchors(root, keys, synonyms);
  const anchors: Anchor[] = [];
  for (const top of tops) {
    anchors.push(top);
    // Of several keys that became one, the first stands for it; its parts know their lines.
    if (!top.instead && tops.find(({ entry }) => entry === top.entry) === top) {
      for (const inner of innerAnchors(top.entry.value, top, old)) anchors.push(inner);
    }
  }
  return anchors.toSorted((a, b) => a.line - b.line);
}

/** Anchors of everything that a value holds. */
function innerAnchors(value: Written, inside: Anchor, old: OldText): Anchor[] {
  const anchors: Anchor[] = [];
  const inOrder = old.itemsOf(value, inside.line);
  const end = old.endAfter(linesOf(value).reduce(greater, inside.line));
  let last = inside.line;
  for (const [index, entry] of partsOf(value).entries()) {
    // Items keep their order; keys of a group need not.
    const [from, until] = value.is === 'list' ? [last, old.endAfter(last)] : [inside.line, end];
    const line = entry.line ?? inOrder[index] ?? old.find(entry, from, until);
    const self =
      line === undefined ? { ...inside, line: from } : { entry, line, indent: old.indentOf(line), inside };
    if (line !== undefined) anchors.push(self);
    const inner = innerAnchors(entry.value, self, old);
    for (const one of inner) anchors.push(one);
    last = inner.map((one) => one.line).reduce(greater, Math.max(last, self.line));
  }
  return anchors;
}

function greater(one: number, other: number): number {
  return Math.max(one, other);
}

/** The outermost keys of the old text, each with what it became. */
function topAnchors(root: Group, lines: ReadonlyMap<string, number>, synonyms: Synonyms): Anchor[] {
  const entries = new Map(
    root.entries.flatMap((entry) => synonyms(entry.key ?? '').map((word) => [word, entry])),
  );
  const kept: Anchor[] = [];
  for (const [word, line] of lines) {
    const entry = entries.get(word);
    if (entry) kept.push({ entry, line, indent: 0 });
  }
  const left = [...lines].flatMap(([word, line]): Anchor[] => {
    if (entries.has(word)) return [];
    const next = kept.find((one) => one.line > line);
    const entry = next?.entry ?? root.entries.at(-1);
    return entry ? [{ entry, line, indent: 0, instead: next ? 'above' : 'below' }] : [];
  });
  return [...kept, ...left].toSorted((a, b) => a.line - b.line);
}
