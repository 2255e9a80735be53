import {
  beginMarkedContent,
  endMarkedContent,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  StandardFonts,
} from 'pdf-lib';
import type { PDFDocument, PDFObject } from 'pdf-lib';

/** Distance of the page numbers from the lower edge and their size, points; below what the page's margin leaves free. */
const FOOT = 22;
const FOOT_SIZE = 8;

/** Writes `Page 2 of 5` below each page, as an artifact, so that a screen reader does not read it out in between. */
export async function addPageNumbers(pdf: PDFDocument): Promise<void> {
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const pages = pdf.getPages();
  for (const [index, page] of pages.entries()) {
    const text = `Page ${index + 1} of ${pages.length}`;
    const x = (page.getWidth() - font.widthOfTextAtSize(text, FOOT_SIZE)) / 2;
    page.pushOperators(beginMarkedContent('Artifact'));
    page.drawText(text, { x, y: FOOT, size: FOOT_SIZE, font });
    page.pushOperators(endMarkedContent());
  }
}

/**
 * Adds a flat outline (ISO 32000-1, 12.3.3) that readers open with the document. An id leads to the place that the
 * browser kept for a link to it, the empty one to the first page; one that it did not keep is left out.
 */
export function addBookmarks(pdf: PDFDocument, headings: readonly { id: string; title: string }[]): void {
  const { context, catalog } = pdf;
  const outlines = context.nextRef();
  const items = headings.flatMap(({ id, title }) => {
    const place = id === '' ? context.obj([pdf.getPage(0).ref, 'Fit']) : placeOf(pdf, id);
    return place ? [{ ref: context.nextRef(), title, place }] : [];
  });
  for (const [index, { ref, title, place }] of items.entries()) {
    const [before, after] = [items[index - 1], items[index + 1]];
    const item = context.obj({
      Parent: outlines,
      ...(before ? { Prev: before.ref } : {}),
      ...(after ? { Next: after.ref } : {}),
    });
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    item.set(PDFName.of('Dest'), place);
    context.assign(ref, item);
  }
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return;
  context.assign(
    outlines,
    context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: items.length }),
  );
  catalog.set(PDFName.of('Outlines'), outlines);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** Chromium keeps them in the dictionary of PDF 1.1, by the id of the element. */
function placeOf({ catalog }: PDFDocument, id: string): PDFObject | undefined {
  const places = catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  return places?.lookupMaybe(PDFName.of(id), PDFArray);
}
