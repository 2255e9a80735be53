import { expect, test } from '@playwright/test';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { writeAs } from '../../../src/debrief/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';
import { textOf } from './pdf-text.ts';

test('a PDF to pass on has bookmarks, page numbers, its title and language, and its figures and scenario attached', async ({
  page,
}) => {
  const outcome = (n: number) => (n % 5 === 0 ? ('failed' as const) : ('finished' as const));
  const debrief = sampleDebrief('/runs/1', { faultMs: 300, users: 60, outcome });
  const print = async (html: string): Promise<Uint8Array> => {
    await page.setContent(html);
    return page.pdf({ tagged: true });
  };
  const pdf = await PDFDocument.load(await writeAs('pdf', { debrief }, print), { updateMetadata: false });

  expect(pdf.getTitle()).toMatch(/^DO NOT LAUNCH · TuitionGrantLoad · 48 of 60 finished/);
  expect(pdf.getAuthor()).toBe('HMS-ESR');
  expect(pdf.getSubject()).toContain('DO NOT LAUNCH (FAIL): 48 of 60 citizens finished');
  expect(pdf.catalog.lookup(PDFName.of('Lang'))?.toString()).toContain('en');
  expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');

  const pages = textOf(pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, text] of pages.entries()) expect(text).toContain(`Page${index + 1}of${pages.length}`);

  const bookmarks = bookmarksOf(pdf);
  expect(bookmarks.map(({ title }) => title)).toEqual([
    'DO NOT LAUNCH',
    'In four lines',
    'Gates',
    'How the run went over time',
    'How far citizens came',
    'Where the time went',
    'What the faults did',
    'Findings',
    'Services',
    'Personas',
    'Can these figures be trusted?',
    'The plan, and how to repeat it',
  ]);
  for (const { title, page: index } of bookmarks) {
    expect(pages[index]).toContain(title.replaceAll(/\s/g, ''));
  }

  const files = attachedTo(pdf);
  expect([...files.keys()].toSorted()).toEqual(['scorecard.json', 'tuition-grant.yml']);
  expect(JSON.parse(files.get('scorecard.json') ?? '')).toEqual(
    JSON.parse(JSON.stringify(debrief.scorecard)),
  );
  expect(files.get('tuition-grant.yml')).toBe(debrief.scenario.text);
});

/** In their order, with the page they lead to. */
function bookmarksOf(pdf: PDFDocument): { title: string; page: number }[] {
  const refs = pdf.getPages().map(({ ref }) => ref);
  const found: { title: string; page: number }[] = [];
  let item = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookupMaybe(PDFName.of('First'), PDFDict);
  while (item) {
    const place = item.lookup(PDFName.of('Dest'), PDFArray).get(0);
    found.push({
      title: item.lookup(PDFName.of('Title'), PDFHexString).decodeText(),
      page: place instanceof PDFRef ? refs.indexOf(place) : -1,
    });
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return found;
}

/** By the name a reader shows. */
function attachedTo(pdf: PDFDocument): Map<string, string> {
  const names = pdf.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('EmbeddedFiles'), PDFDict);
  const specs = names.lookup(PDFName.of('Names'), PDFArray);
  const files = new Map<string, string>();
  for (let i = 1; i < specs.size(); i += 2) {
    const spec = specs.lookup(i, PDFDict);
    const name = spec.lookup(PDFName.of('UF'));
    const stream = spec.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'));
    if (!(stream instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString();
    if (name instanceof PDFHexString || name instanceof PDFString) files.set(name.decodeText(), text);
  }
  return files;
}
