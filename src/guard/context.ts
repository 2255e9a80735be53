import type { Searched } from './finding.ts';

/** How far before and after a value the words are that say what it is, characters. */
const BEFORE = 96;
const AFTER = 24;

/** Keys that say nothing: what stands before them does, as in `field: "ssn"`, next line `value: "…"`. */
const SAYS_NOTHING = /^(value|text|content|answer|input|with|is|to|no|num|number)$/i;
/** Tags that say nothing: the text before them does, as in `<th>SSN</th><td>…`. */
const LAYOUT = /^(?:t[dh]|d[dt]|span|div|b|strong|em|i|p|li|code|pre|label|option|a)$/i;
/** Things that have numbers of their own, though a word before them may be `phone` or `passport`. */
const THING =
  /\b(orders?|tickets?|cases?|invoices?|claims?|confirmation|ref(erence)?|tracking|receipt|batch|rows?|records?|requests?|jobs?|build|session|transaction|application|locator|seq(uence)?|index|count|length|format|size|bytes|model|serial|tower|fee|survey|[a-z]\d+)\b/;

/** The words that say what a value is, in lower case, without punctuation. */
export interface About {
  before: string;
  after: string;
}

/**
 * The words about the value at `start`: the key it belongs to, else the name of the field and the prose before it and a
 * little after it. `_`, `-`, `'` and capitals inside a name count as blanks.
 *
 *     {"phone":"(212) 555-0100","orderId":2024550100}     order id
 *     my social security number is 412009931              my social security number is
 *     <th>SSN</th><td>412009931</td>                      ssn
 *     412009931 (SSN)                                     after: ssn
 */
export function wordsAbout({ text, label }: Searched, start: number, end: number): About {
  const head = text.slice(Math.max(0, start - BEFORE), start);
  const key = keyOf(head);
  if (key !== undefined) return { before: plainWords(key), after: '' };
  const after = /^[^,;.{}&|"\n<>=:\d]*/.exec(text.slice(end, end + AFTER))?.[0] ?? '';
  return { before: plainWords(`${label} ${proseOf(head)}`), after: plainWords(after) };
}

/**
 * Whether the words say what `said` looks for, and not that it is the number of something else: `phone order`.
 * @param said with the flag g.
 * @param thing what else there is a number of, besides orders, cases, requests and the like.
 */
export function isSaid({ before, after }: About, said: RegExp, thing?: RegExp): boolean {
  let rest: string | undefined;
  for (const match of before.matchAll(said)) rest = before.slice(match.index + match[0].length);
  rest ??= after.search(said) < 0 ? undefined : after;
  return rest !== undefined && !THING.test(rest) && thing?.test(rest) !== true;
}

/** The key that a value belongs to, when `:`, `=`, a tag, a cell or a line of its own ties it to one. */
function keyOf(head: string): string | undefined {
  // The apostrophe of a possessive closes no quotation.
  const before = withoutListed(head.replace(/(?<=\p{L})'(?=\p{L})/gu, ' '));
  const last = before.at(-1);
  if (last === ':' || last === '=' || before.endsWith('=>')) {
    const named = trimmedEnd(before.replace(/[:=]>?$/, ''), /[\s"'`\]]/);
    const key = lastPiece(named);
    if (!SAYS_NOTHING.test(key)) return key;
    return lastPiece(trimmedEnd(named.slice(0, named.length - key.length), /[\s"'`,{}:=-]/));
  }
  if (last === '>') {
    const tag = /<([\w:.-]+)[^<>]*>$/.exec(before)?.[1] ?? '';
    if (tag !== '' && !LAYOUT.test(tag)) return tag.replace(/^.*:/, '');
    return lastOf(before.split(/<[^<>]*>|^[^<>]*>/));
  }
  if (last === '|') return lastOf(before.split('|'));
  const line = head.lastIndexOf('\n');
  if (line < 0 || /[^\s"'`([{-]/.test(head.slice(line))) return undefined;
  return lastPiece(trimmedEnd(head.slice(head.lastIndexOf('\n', line - 1) + 1, line), /[\s"'`:=]/));
}

/** Leaves out the quote or bracket that opens the value, and values of the same list before it. */
function withoutListed(head: string): string {
  let before = trimmedEnd(head, /[\s"'`([{]/);
  for (let listed = 0; listed < 3 && before.endsWith(','); listed += 1) {
    const shorter = before.replace(/["']?\d[\d\-. ]{4,}["']?\s*,$/, '');
    if (shorter === before) return before;
    before = trimmedEnd(shorter, /[\s"'`([{]/);
  }
  return before;
}

function lastPiece(text: string): string {
  return (/[^{}[\]&|?\t\n;,<>:="'`]*$/.exec(text)?.[0] ?? '').trim();
}

function lastOf(pieces: readonly string[]): string {
  return pieces.findLast((piece) => piece.trim() !== '')?.trim() ?? '';
}

/** Prose up to the value: from the last other number, sentence, record or line on. */
function proseOf(head: string): string {
  return head.split(/[{}&|\n;<>]|\d{3,}|\p{L}{5,}[.!?]\s+(?=\p{Lu})/u).at(-1) ?? '';
}

function trimmedEnd(text: string, what: RegExp): string {
  let end = text.length;
  while (end > 0 && what.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `socialSecurity_No.` as `social security no`, `SS#` as `ss no`, `ssn1` as `ssn 1`. */
function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L}{3})(\d)/gu, '$1 $2')
    .replaceAll('#', ' no ')
    .replace(/[^\p{L}\p{N}§]+/gu, ' ')
    .trim()
    .toLowerCase();
}
