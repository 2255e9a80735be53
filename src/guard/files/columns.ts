/** A cell of a table and where it begins in its line. */
export interface Cell {
  text: string;
  index: number;
}

/** What separates the cells of a file, by its ending; undefined when it is no table. */
export function separatorOf(file: string): string | undefined {
  if (/\.tsv$|\.tab$/i.test(file)) return '\t';
  return /\.csv$/i.test(file) ? ',' : undefined;
}

/**
 * Cells of one line. Quotes may hold the separator and, doubled, themselves (RFC 4180); cells over several lines are
 * not joined. A comma file that has none is read with semicolons, as spreadsheets write it where the comma is decimal.
 */
export function cellsOf(line: string, separator: string): Cell[] {
  const by = separator === ',' && !line.includes(',') && line.includes(';') ? ';' : separator;
  const cells: Cell[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i <= line.length; i++) {
    const character = line.charAt(i);
    if (character === '"') quoted = !quoted;
    if (i < line.length && (quoted || character !== by)) continue;
    cells.push({ text: line.slice(start, i), index: start });
    start = i + 1;
  }
  return cells;
}

/** Names of the columns, when the first line of a table looks like names rather than values. */
export function namesIn(line: string, separator: string): string[] | undefined {
  const names = cellsOf(line, separator).map(({ text }) => text.replace(/^\s*"?|"?\s*$/g, ''));
  return names.length > 1 && names.every((name) => /\p{L}/u.test(name) && !/\d{4}|@/.test(name))
    ? names
    : undefined;
}
