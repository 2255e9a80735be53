import type { Answered, Cell } from '../run/index.ts';

/** An answer as text, a piece at a time: one JSON array of objects, a row a line. */
export async function* jsonText({ columns, rows }: Answered): AsyncGenerator<string> {
  let before = '[\n';
  for await (const some of rows) {
    const lines = some.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))),
    );
    yield before + lines.join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

/** An answer as RFC 4180 has it: a header, CRLF, quotes where they are needed. NULL is nothing, an empty text is `""`. */
export async function* csvText({ columns, rows }: Answered): AsyncGenerator<string> {
  yield record(columns.map(({ name }) => name));
  for await (const some of rows) yield some.map(record).join('');
}

function record(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
