import { anchorsOf } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import type { Synonyms } from './old-text.ts';
import { remarksOf } from './remarks.ts';
import type { Remark } from './remarks.ts';
import type { Entry, Group } from './tree.ts';

/** Where a remark goes. */
interface Home {
  entry: Entry;
  part: 'above' | 'beside' | 'below';
}

/**
 * Puts the comments and empty lines of the text that a scenario was read from to what they belong to in its new form:
 * a comment beside something stays beside it; one on a line of its own goes above what follows, or, when it is
 * indented deeper than that, below what stands before. No comment is lost: what the new form leaves out leaves its
 * comments to its neighbour.
 */
export function attachRemarks(root: Group, text: string, synonyms: Synonyms): void {
  const [head] = root.entries;
  if (!head) return;
  const anchors = anchorsOf(root, text, synonyms);
  const remarks = remarksOf(text);
  const homes: (Home | undefined)[] = [];
  // From the end, since an empty line goes where the comment below it goes.
  for (const [index, remark] of [...remarks.entries()].toReversed()) {
    const after = anchors[countUpTo(anchors, remark.line)];
    const before = anchors[countUpTo(anchors, remark.line) - 1];
    const under = remarks[index + 1];
    if (!remark.alone) homes[index] = besideOf(anchors, before) ?? { entry: head, part: 'above' };
    else if (remark.text !== '')
      homes[index] = aloneOf(remark, before, after) ?? { entry: head, part: 'above' };
    else if (under?.alone && under.line === remark.line + 1) homes[index] = homes[index + 1];
    else if (after?.line === remark.line + 1)
      homes[index] = { entry: after.entry, part: after.instead ?? 'above' };
  }
  for (const [index, { text: said }] of remarks.entries()) {
    const home = homes[index];
    if (home) (home.entry[home.part] ??= []).push(said);
  }
}

/** The outermost of what starts on the last line that something starts on. */
function besideOf(anchors: readonly Anchor[], before: Anchor | undefined): Home | undefined {
  if (!before) return undefined;
  const owner = anchors[countUpTo(anchors, before.line - 1)] ?? before;
  return { entry: owner.entry, part: owner.instead ?? 'beside' };
}

function aloneOf(
  { indent }: Remark,
  before: Anchor | undefined,
  after: Anchor | undefined,
): Home | undefined {
  if (!before) return undefined;
  if (after && (indent <= after.indent || after.inside === before)) {
    return { entry: after.entry, part: after.instead ?? 'above' };
  }
  let owner = before;
  // The innermost that lies in nothing as deep as the remark; of those that share a line, the outermost.
  while (owner.inside && (owner.inside.indent >= indent || owner.inside.line === owner.line))
    owner = owner.inside;
  return { entry: owner.entry, part: owner.instead ?? 'below' };
}

/** How many anchors, which are in the order of their lines, stand on a line or before it. */
function countUpTo(anchors: readonly Anchor[], line: number): number {
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
