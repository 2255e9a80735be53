// @ts-check
// Makes fixtures/transcript.pdf, the document that the citizens of the tuition grant upload: the same bytes each time.
import { writeFile } from 'node:fs/promises';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';

const LINES = [
  'Riverbend Community College (a made-up school)',
  'Official transcript of Sam Specimen, student number 000-SPECIMEN',
  '',
  'Fall term     ENG 101  Composition            3 credits   A',
  'Fall term     MAT 110  College algebra        4 credits   B+',
  'Spring term   BIO 120  Biology with lab       4 credits   A-',
  'Spring term   HIS 105  United States history  3 credits   B',
  '',
  'Cumulative grade point average 3.50',
  '',
  'SPECIMEN, not a real record',
];

const pdf = await PDFDocument.create({ updateMetadata: false });
const madeOn = new Date('2026-01-01T00:00:00Z');
pdf.setTitle('Transcript (SPECIMEN)');
pdf.setSubject('Synthetic document for rehearsals; belongs to nobody');
pdf.setCreationDate(madeOn);
pdf.setModificationDate(madeOn);
const page = pdf.addPage([612, 792]);
const plain = await pdf.embedFont(StandardFonts.Courier);
const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
page.drawText('SPECIMEN', { x: 130, y: 330, size: 84, font: bold, color: rgb(0.9, 0.9, 0.9) });
page.drawText('Transcript', { x: 60, y: 700, size: 24, font: bold });
for (const [index, line] of LINES.entries()) {
  page.drawText(line, { x: 60, y: 660 - index * 20, size: 11, font: plain });
}
await writeFile(
  new URL('../fixtures/transcript.pdf', import.meta.url),
  await pdf.save({ useObjectStreams: false }),
);
