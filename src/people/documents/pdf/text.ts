import { degrees, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import type { PDFFont } from 'pdf-lib';
import type { Paper } from '../papers/index.ts';

/** US Letter, in points. */
const [WIDTH, HEIGHT] = [612, 792];
const MARGIN = 54;
const [TITLE, TEXT, SMALL, MARK] = [20, 10.5, 8, 96];
const LINE = 16;
const BLACK = rgb(0, 0, 0);

/** Every document was made on this day: the same bytes each time. */
const MADE_ON = new Date('2026-01-01T00:00:00Z');

/** An empty document with nothing but its notes. @param marker says what the file is, wherever it turns up. */
export async function emptyPdf(title: string, marker: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(`${title} (SPECIMEN)`);
  pdf.setSubject(marker);
  pdf.setKeywords([marker]);
  pdf.setCreationDate(MADE_ON);
  pdf.setModificationDate(MADE_ON);
  return pdf;
}

/** Adds the page of a paper, as text that can be selected, with SPECIMEN across it. */
export async function addPage(pdf: PDFDocument, { title, from, rows }: Paper): Promise<void> {
  const [plain, bold] = [
    await pdf.embedFont(StandardFonts.Helvetica),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  ];
  const page = pdf.addPage([WIDTH, HEIGHT]);
  page.drawText('SPECIMEN', {
    x: 110,
    y: 180,
    size: MARK,
    font: bold,
    color: rgb(0.88, 0.88, 0.88),
    rotate: degrees(48),
  });
  const at = { x: MARGIN, y: HEIGHT - MARGIN - TITLE };
  page.drawText(printable(title, bold), { ...at, size: TITLE, font: bold, color: BLACK });
  page.drawText(printable(from, plain), { x: MARGIN, y: at.y - 18, size: TEXT, font: plain, color: BLACK });
  for (const [index, cells] of rows.entries()) {
    const y = at.y - 50 - index * LINE;
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      const x = MARGIN + (column === 0 ? 0 : 300 + (column - 1) * 80);
      page.drawText(printable(cell, plain), { x, y, size: TEXT, font: plain, color: BLACK });
    }
  }
  const foot = 'SPECIMEN. Made for a rehearsal, not a real record; belongs to nobody.';
  page.drawText(foot, { x: MARGIN, y: 30, size: SMALL, font: plain, color: BLACK });
}

/** The text in letters the font has: those of Western Europe; others lose their accent, or become a question mark. */
function printable(text: string, font: PDFFont): string {
  const known = lettersOf(font);
  return Array.from(text.normalize('NFC'), (letter) => {
    if (known.has(letter.codePointAt(0) ?? 0)) return letter;
    const base = letter.normalize('NFD').charAt(0);
    return known.has(base.codePointAt(0) ?? 0) ? base : '?';
  }).join('');
}

const letters = new WeakMap<PDFFont, Set<number>>();

function lettersOf(font: PDFFont): Set<number> {
  const known = letters.get(font) ?? new Set(font.getCharacterSet());
  letters.set(font, known);
  return known;
}
