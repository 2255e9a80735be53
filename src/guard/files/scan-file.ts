import type { Finding } from '../finding.ts';
import type { ScanOptions } from '../scan.ts';
import { hide } from '../hide.ts';
import { scan } from '../scan.ts';
import { cellsOf, namesIn, separatorOf } from './columns.ts';
import type { Line } from './lines.ts';
import { linesOf } from './lines.ts';

/** A finding and its place in its file; line and column count from 1. */
export interface PlacedFinding extends Finding {
  line: number;
  column: number;
}

/** What reading one file came to. */
export interface FileScan {
  lines: number;
  /** The file is no text, and nothing in it was looked at. */
  binary: boolean;
}

/** A value on a line of its own belongs to the field of the line before, as in a scenario or a printed form. */
const VALUE_ALONE =
  /^[\s\-"']*(?:(?:value|text|content|answer|input|with)\b|<|[a-z]{0,2}\d[\d\s().-]{5,}["',;]*$)/i;
/** A longer line is a record and no name of a field. */
const LONGEST_NAME = 160;

/**
 * Scans one file line by line, in constant memory. In a table with a first line of names each cell is read as what its
 * column is called; elsewhere the words beside a value, and the line before a lone `value:`, say what it is.
 * @param tell hears each finding, and can have its line with everything hidden that was found in it.
 * @throws the error of the file system when the file cannot be read.
 */
export async function scanFile(
  file: string,
  options: Omit<ScanOptions, 'label'>,
  tell: (finding: PlacedFinding, line: () => string) => void,
): Promise<FileScan> {
  const separator = separatorOf(file);
  let names: string[] | undefined;
  let before = '';
  let lines = 0;
  for await (const line of linesOf(file)) {
    if (line === undefined) return { lines: 0, binary: true };
    lines = line.number;
    if (separator !== undefined && line.number === 1) names = namesIn(line.text, separator);
    const found =
      names !== undefined && separator !== undefined && line.number > 1
        ? inCells(line, names, separator, options)
        : inLine(line, before, options);
    for (const finding of found) {
      if (finding.index < line.from || finding.index >= line.to) continue;
      const placed = { ...finding, line: line.number, column: line.offset + finding.index + 1 };
      tell(placed, () => hide(line.text, found));
    }
    before = line.text;
  }
  return { lines, binary: false };
}

function inLine({ text }: Line, before: string, options: Omit<ScanOptions, 'label'>): Finding[] {
  if (before.length > LONGEST_NAME || !VALUE_ALONE.test(text)) return scan(text, options);
  const shift = before.length + 1;
  const both = scan(`${before}\n${text}`, options);
  return both.filter(({ index }) => index >= shift).map((one) => ({ ...one, index: one.index - shift }));
}

function inCells(
  line: Line,
  names: readonly string[],
  separator: string,
  options: Omit<ScanOptions, 'label'>,
): Finding[] {
  const cells = cellsOf(line.text, separator);
  if (cells.length !== names.length) return scan(line.text, options);
  return cells.flatMap(({ text, index: start }, i) =>
    scan(text, { ...options, label: names[i] ?? '' }).map((one) => ({ ...one, index: one.index + start })),
  );
}
