/** An element as somebody sees or hears it: a node of Playwright's snapshot of a page. */
export interface Seen {
  /** `button`, `textbox`; `generic` for a box, `text` for bare words. */
  role: string;
  /** Accessible name; empty without. */
  name: string;
  /** Words or a value that it shows directly. */
  text: string;
  /** `ref`, `checked`, `level`, `cursor`; a flag alone is `true`. */
  marks: ReadonlyMap<string, string>;
  inside: Seen | undefined;
  parts: Seen[];
}

/** `button "Send" [ref=e3] [cursor=pointer]` */
const KEY = /^([\w-]+)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]*\])*)$/;
const MARK = /\[([\w-]+)(?:=([^\]]*))?\]/g;
/** A line whose key is in single quotes, since it has a colon of its own; its quotes are doubled. */
const QUOTED = /^'((?:[^']|'')*)'(?::(?: (.*))?)?$/;
const BARE = /^((?:[^":]|"(?:[^"\\]|\\.)*")+?)(?::(?: (.*))?)?$/;

/**
 * Reads the snapshot that Playwright's recorder takes of a frame, a YAML list with one element a line:
 *
 *     - group "Home address" [ref=e2]:
 *       - textbox "Street" [ref=e3]: 12 Main St
 *
 * @returns the page, whose parts are the outermost elements. What is not understood is left out.
 */
export function readSnapshot(text: string): Seen {
  const page: Seen = { role: 'page', name: '', text: '', marks: new Map(), inside: undefined, parts: [] };
  const open: { indent: number; seen: Seen }[] = [{ indent: -1, seen: page }];
  for (const line of text.split('\n')) {
    const [, space = '', item = ''] = /^( *)- (.*)$/.exec(line) ?? [];
    const indent = space.length;
    const [, quoted, afterQuoted] = QUOTED.exec(item) ?? [];
    const [, bare = '', afterBare] = BARE.exec(item) ?? [];
    const key = quoted?.replaceAll("''", "'") ?? bare;
    const [, role, name = '""', marks = ''] = KEY.exec(key) ?? [];
    if (role === undefined) continue;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const inside = open.at(-1)?.seen ?? page;
    const seen: Seen = {
      role,
      name: unquoted(name),
      text: unquoted(afterQuoted ?? afterBare ?? ''),
      marks: new Map([...marks.matchAll(MARK)].map(([, mark = '', value]) => [mark, value ?? 'true'])),
      inside,
      parts: [],
    };
    inside.parts.push(seen);
    open.push({ indent, seen });
  }
  return page;
}

function unquoted(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    // YAML escapes that JSON does not have, `\x1b`: of no use in a name.
    return text.slice(1, -1);
  }
}

/** An element and everything in it, in the order of the page. */
export function* withParts(seen: Seen): Iterable<Seen> {
  yield seen;
  for (const part of seen.parts) yield* withParts(part);
}

/** What an element is in, the innermost first, without the page. */
export function* around(seen: Seen): Iterable<Seen> {
  for (let at = seen.inside; at?.inside; at = at.inside) yield at;
}

/** Whether one element is in another, or is it. */
export function isIn(inner: Seen, outer: Seen): boolean {
  return inner === outer || [...around(inner)].includes(outer);
}

/** All words that an element shows, on one line. */
export function wordsOf(seen: Seen): string {
  const own = seen.text || (seen.parts.length === 0 ? seen.name : '');
  return [own, ...seen.parts.map(wordsOf)].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
}
