import { noticesOf } from '../notices.ts';
import type { Brief } from './brief.ts';
import { gistOf } from './gist.ts';
import { tablesOf } from './tables.ts';
import { timelineTables } from './timeline-tables.ts';
import { unitOf, type Cell } from './table.ts';

const HEAD = ['table', 'row', 'name', 'figure', 'value', 'unit'];

/**
 * Every figure on a line of its own (RFC 4180): of which table, in which row, what the row is about, what it is, its
 * value as measured, its unit. Texts that a spreadsheet would take for a formula get a `'` in front.
 */
export function writeCsv(brief: Brief): string {
  const { scorecard } = brief.debrief;
  const lines: (string | number)[][] = [
    HEAD,
    ...noticesOf(scorecard).map(({ title, text }, i) => ['notice', i + 1, title, 'text', text, '']),
    ...gistOf(brief).map(({ title, text }, i) => ['in short', i + 1, title, 'text', text, '']),
  ];
  for (const { name: table, columns, rows } of [...tablesOf(brief), ...timelineTables(scorecard)]) {
    for (const [index, [first, ...rest]] of rows.entries()) {
      const name = typeof first === 'string' ? first : '';
      for (const [column, cell] of rest.entries()) {
        if (cell === undefined) continue;
        lines.push([table, index + 1, name, columns[column + 1] ?? '', raw(cell), unitOf(cell)]);
      }
    }
  }
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function raw(cell: Exclude<Cell, undefined>): string | number {
  return typeof cell === 'string' ? cell : cell.value;
}

/** A number is never a formula, also a negative one; see OWASP, “CSV Injection”, for what is. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^(?:[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
