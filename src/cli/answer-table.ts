import type { Answered, Cell } from '../run/index.ts';

/** The widest a cell is shown unless somebody says otherwise, characters; what is cut ends in …. */
const WIDEST = 60;
/** A table is read by a person: they get so many rows, and are told that there are more. */
export const MOST_ROWS = 1_000;

/**
 * An answer as an aligned table: names, units where they are known, rows. A cell shows no character that could move the
 * cursor or turn the direction of writing: a page under test may have put it there.
 */
export function tableLines(columns: Answered['columns'], rows: readonly Cell[][], widest = WIDEST): string[] {
  const shown = (cell: Cell): string => cellText(cell, widest);
  const names = columns.map(({ name }) => shown(name));
  const units = columns.map(({ unit = '' }) => unit);
  const cells = rows.map((row) => row.map(shown));
  const widths = columns.map((_, i) =>
    Math.max(...[names, units, ...cells].map((row) => lengthOf(row[i] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - lengthOf(cell));
        return columns[i]?.numeric ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd();
  const head = units.some((unit) => unit !== '') ? [line(names), line(units)] : [line(names)];
  return [...head, widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)];
}

function cellText(cell: Cell, widest: number): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return numberText(cell);
  const text = Array.from(typeof cell === 'string' ? cell : JSON.stringify(cell));
  const cut = text.length > widest ? [...text.slice(0, widest - 1), '…'] : text;
  return cut.join('').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, visible);
}

/** Three decimals, or three digits of what is smaller than one: nobody measures more. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Number(value.toFixed(3)));
}

function visible(character: string): string {
  if (character === '\n') return '\\n';
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
