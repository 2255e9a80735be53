import { Composer, isMap, isScalar, isSeq, Lexer, Parser, visit } from 'yaml';
import type { CST, Document, ParsedNode } from 'yaml';
import { isOneLineItem, mendLines } from './one-line-items.ts';
import type { Mended } from './one-line-items.ts';
import type { Place } from './places.ts';
import { places } from './places.ts';
import type { Source } from './source.ts';

/** Where a value is in the data: `['script', 1, 'fill', 'field']`. */
export type Path = readonly (string | number)[];

/** A parsed YAML file that can say where each of its values is written. */
export interface YamlFile {
  source: Source;
  /** What was parsed: the source with its one-line items made YAML; all offsets are those of this text. */
  text: string;
  root: ParsedNode | null;
  /** What the parser itself found wrong; `data` is not worth reading then. */
  syntax: Slip[];
  /** The first one-line item, in YAML; absent where there is none. */
  mended?: Mended['first'];
  /** Offset of a value, or of its key; of the nearest thing around it where there is nothing at that path. */
  offset(path: Path, part: 'key' | 'value'): number;
  /** Place of an offset, in the form a problem wants it; always inside the file. */
  place(offset: number): Place;
}

interface Slip {
  code: string;
  message: string;
  offset: number;
}

/** Deeper than any file of ours; a parser that recurses would end in a stack overflow instead. */
const MAX_DEPTH = 32;

/** The parser may see a slip only when those before it are mended; more rounds than this are an attack. */
const ROUNDS = 4;

/** Parses; never throws, whatever the text. Lines that YAML cannot read and we can are mended before. */
export function parseYaml(source: Source): YamlFile {
  const lines = new Set<number>();
  let mended = mendLines(source.text, lines);
  let parsed = parse(mended.text);
  for (let round = 0; round < ROUNDS && parsed.syntax.length > 0; round++) {
    const before = lines.size;
    for (const { offset } of parsed.syntax) {
      if (isOneLineItem(source.text, mended.original(offset))) lines.add(mended.original(offset));
    }
    if (lines.size === before) break;
    mended = mendLines(source.text, lines);
    parsed = parse(mended.text);
  }
  const { text, original, first } = mended;
  const place = places(source);
  return {
    ...parsed,
    source,
    text,
    ...(first ? { mended: first } : {}),
    offset: (path, part) => offsetOf(parsed.root, path, part),
    place: (offset) => place(original(offset)),
  };
}

function parse(text: string): Pick<YamlFile, 'root' | 'syntax'> {
  const syntax: Slip[] = [];
  const tokens = tokensOf(text, (offset) =>
    syntax.push({ code: 'TOO_DEEP', message: `more than ${MAX_DEPTH} levels deep`, offset }),
  );
  // uniqueKeys compares every key with every other: minutes on a hostile file. We look for duplicates ourselves.
  const composer = new Composer({ schema: 'core', merge: false, uniqueKeys: false, logLevel: 'silent' });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens, true, text.length)) {
    if (!first) {
      first = document;
    } else {
      syntax.push({ code: 'MULTIPLE_DOCS', message: 'second document', offset: document.range[0] });
      break;
    }
  }
  if (first && syntax[0]?.code !== 'TOO_DEEP') {
    for (const { code, message, pos } of [...first.errors, ...first.warnings]) {
      const isOpen = /Missing closing .quote/.test(message);
      syntax.push({ code, message, offset: isOpen ? quoteBefore(first, pos[0]) : pos[0] });
    }
  }
  return { root: first?.contents ?? null, syntax };
}

/** Where the quote was opened that reaches to `end`: that is the line to mend, not the end of the file. */
function quoteBefore(document: Document.Parsed, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < end && end <= range[2] + 1) start = range[0];
    },
  });
  return start;
}

/** The parser keeps open collections on a stack, so depth is known before anything recurses over the tree. */
function* tokensOf(text: string, tooDeep: (offset: number) => void): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // On the stack besides collections: the document below, a scalar on top.
    if (parser.stack.length > MAX_DEPTH + 2) {
      tooDeep(parser.offset);
      return;
    }
  }
  yield* parser.end();
}

/** Offset of a value, or of its key; of the nearest thing around it where there is nothing at that path. */
function offsetOf(root: ParsedNode | null, path: Path, part: 'key' | 'value'): number {
  let node = root;
  let offset = root?.range[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    let next: ParsedNode | null | undefined;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => keyText(key) === step);
      if (!pair) break;
      const wantsKey = part === 'key' && depth === path.length - 1;
      offset = wantsKey || isEmpty(pair.value) ? pair.key.range[0] : (pair.value?.range[0] ?? offset);
      next = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      next = node.items[step];
      if (next && !isEmpty(next)) offset = next.range[0];
    }
    if (!next) break;
    node = next;
  }
  return offset;
}

/** A key as text; undefined for keys that are collections, aliases or nothing. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  // The text as written, so that `08: x` keeps its zero.
  return key.source;
}

function isEmpty(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.value === null && !node.source);
}
