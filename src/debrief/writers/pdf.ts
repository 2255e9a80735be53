import { basename } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { Debrief } from '../../model/index.ts';
import { headingsOf } from '../page/index.ts';
import { answerTitle, reportName } from '../words.ts';
import type { Brief } from './brief.ts';
import { printedPage } from './html.ts';
import { addBookmarks, addPageNumbers } from './pdf-parts.ts';

/** Turns a page of HTML, which needs nothing from elsewhere, into a PDF: the port to a browser. */
export type Print = (page: string) => Promise<Uint8Array>;

/**
 * The answer page as a PDF for passing on: printed by a browser; then bookmarks, page numbers, what it is, whose and in
 * which language, and as attached files the figures and the scenario.
 * @throws what `print` throws.
 */
export async function writePdf(brief: Brief, print: Print): Promise<Uint8Array> {
  const { debrief } = brief;
  const page = printedPage(brief);
  const pdf = await PDFDocument.load(await print(page));
  const { scorecard } = debrief;
  pdf.setTitle(reportName(scorecard), { showInWindowTitleBar: true });
  pdf.setAuthor('HMS-ESR');
  pdf.setSubject(`${answerTitle(scorecard.answer)} (${scorecard.verdict}): ${scorecard.reasons.join('; ')}`);
  pdf.setKeywords([scorecard.scenario, scorecard.runId, 'synthetic citizens']);
  pdf.setLanguage('en');
  addBookmarks(pdf, [{ id: '', title: answerTitle(scorecard.answer) }, ...headingsOf(page)]);
  await addPageNumbers(pdf);
  for (const { name, text, mimeType, description } of filesOf(debrief)) {
    await pdf.attach(Buffer.from(text), name, { mimeType, description });
  }
  return pdf.save();
}

function filesOf({ scorecard, scenario }: Debrief) {
  const written = basename(scenario.file.replaceAll('\\', '/'));
  return [
    {
      name: 'scorecard.json',
      text: `${JSON.stringify(scorecard, null, 2)}\n`,
      mimeType: 'application/json',
      description: 'Every figure of this debrief',
    },
    {
      name: written === '' || written === 'scorecard.json' ? 'scenario.yml' : written,
      text: scenario.text,
      mimeType: written.endsWith('.json') ? 'application/json' : 'application/yaml',
      description: 'The scenario as written',
    },
  ];
}
