import type { PDFDocument } from 'pdf-lib';

const LINE = 80;

/**
 * The document as a file, with the marker in plain sight of `grep` and of exactly so many bytes.
 *
 *     %PDF-1.7 … objects … | % marker, % padding | xref … startxref N %%EOF
 *
 * Comments may stand between objects and the table of their places (ISO 32000-1, 7.2.3), and there they move nothing
 * but the table itself, whose place is the last number of the file. Readers look for that number in the last kilobyte.
 * @throws RangeError when it needs more than `bytes`.
 */
export async function sealed(pdf: PDFDocument, marker: string, bytes?: number): Promise<Buffer> {
  const file = Buffer.from(await pdf.save({ useObjectStreams: false, addDefaultPage: false }));
  const end = /startxref\n(\d+)\n%%EOF\n*$/.exec(file.toString('latin1', file.length - 100));
  if (!end) throw new Error('a PDF that was just written does not end as it should');
  const table = Number(end[1]);
  const comment = Buffer.from(`% ${marker}\n`, 'latin1');
  const tail = file.subarray(table, file.length - 100 + end.index);
  // With all its digits, so that a longer file is not longer by its own place.
  const ending = (place: number): Buffer =>
    Buffer.from(`startxref\n${String(place).padStart(10, '0')}\n%%EOF\n`, 'latin1');
  const size = table + comment.length + tail.length + ending(0).length;
  const missing = (bytes ?? size) - size;
  if (missing < 0) throw new RangeError(`the document alone has ${size} bytes`);
  return Buffer.concat([
    file.subarray(0, table),
    comment,
    padding(missing, marker),
    tail,
    ending(table + comment.length + missing),
  ]);
}

/** Lines of comments, exactly so many bytes. */
function padding(bytes: number, marker: string): Buffer {
  const line = `% ${marker} `.padEnd(LINE - 1, '.').slice(0, LINE - 1);
  const fill = Buffer.alloc(bytes, `${line}\n`, 'latin1');
  if (bytes > 0) fill[bytes - 1] = 0x0a;
  return fill;
}
