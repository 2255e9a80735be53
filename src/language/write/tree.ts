/**
 * What a file is to say, before anybody decided on lines and brackets: groups of entries, lists of items, values.
 * Only what the canonical form needs; reading is the business of the `yaml` package.
 */
export type Written = Value | Group | List;

/** A value as it stands in the file: quoted already where it must be. */
export interface Value {
  is: 'value';
  text: string;
}

export interface Group {
  is: 'group';
  entries: Entry[];
  /** It stands in lines of its own, however short it is. */
  open: boolean;
}

export interface List {
  is: 'list';
  items: Entry[];
  open: boolean;
}

/** `key: value` of a group, or an item of a list; with the remarks that belong to it. */
export interface Entry {
  /** As it stands in the file; absent for items of lists. */
  key?: string;
  value: Written;
  /** Line of the file it was read from, from 1: remarks are found by it. */
  line?: number;
  /** Comments above it, each with its `#`; an empty text is an empty line. */
  above?: string[];
  /** Comments at the end of its line. */
  beside?: string[];
  /** Comments after everything it holds, at its own indent. */
  below?: string[];
}

/** Words that some reader of YAML takes for something else than a text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const WORDS = /^[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*$/u;
/** Durations, ranges of them, shares, sizes, dates: no reader takes them for a number. */
const MEASURE = /^\d+(?:\.\d+)?(?:ms|s|m|h|d|%|KB|\/s)(?:\.\.\d+(?:\.\d+)?(?:ms|s|m|h|d))?$/;

/** A text in double quotes, whatever is in it. */
export function quoted(text: string): Value {
  // JSON lets characters through that YAML does not call printable.
  const escaped = JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { is: 'value', text: escaped };
}

/** A text without quotes where it needs none, a number, a boolean. */
export function plain(value: string | number | boolean): Value {
  if (typeof value !== 'string') return { is: 'value', text: String(value) };
  const needsNone = MEASURE.test(value) || (WORDS.test(value) && !RESERVED.test(value));
  return needsNone ? { is: 'value', text: value } : quoted(value);
}

/** A group of what there is; entries without a value are left out. */
export function group(entries: Readonly<Record<string, Written | undefined>>, open = false): Group {
  return {
    is: 'group',
    open,
    entries: Object.entries(entries).flatMap(([key, value]) =>
      value ? [{ key: plain(key).text, value }] : [],
    ),
  };
}

/** A list of values or groups. */
export function list(items: readonly Written[], open = false): List {
  return { is: 'list', open, items: items.map((value) => ({ value })) };
}

/** Everything a value holds directly. */
export function partsOf(value: Written): readonly Entry[] {
  if (value.is === 'value') return [];
  return value.is === 'group' ? value.entries : value.items;
}
