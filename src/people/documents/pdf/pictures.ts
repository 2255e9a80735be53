import type { PDFDocument, PDFPage } from 'pdf-lib';

/** Points per pixel: pictures are shown at 200 pixels an inch, which puts a page of ours on a sheet of 16 inches. */
const SCALE = 72 / 200;

/** Adds a page that is nothing but a JPEG. */
export async function addPicture(pdf: PDFDocument, jpeg: Uint8Array): Promise<PDFPage> {
  const image = await pdf.embedJpg(jpeg);
  const { width, height } = image.scale(SCALE);
  const page = pdf.addPage([width, height]);
  page.drawImage(image, { x: 0, y: 0, width, height });
  return page;
}

/** Adds pages that show the same JPEG, as a scanner makes them, each with a small JPEG of its number below. */
export async function addScan(
  pdf: PDFDocument,
  jpeg: Uint8Array,
  numbers: readonly Uint8Array[],
): Promise<void> {
  const image = await pdf.embedJpg(jpeg);
  const { width, height } = image.scale(SCALE);
  for (const number of numbers) {
    const page = pdf.addPage([width, height]);
    page.drawImage(image, { x: 0, y: 0, width, height });
    const label = await pdf.embedJpg(number);
    page.drawImage(label, { x: 30, y: 30, ...label.scale(SCALE) });
  }
}
