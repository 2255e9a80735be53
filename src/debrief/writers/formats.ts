import { extname } from 'node:path';
import type { Brief } from './brief.ts';
import { writeCsv } from './csv.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeJUnit } from './junit.ts';
import { writeMarkdown } from './markdown.ts';
import type { Print } from './pdf.ts';

/** What a debrief can be written as. */
export const formats = ['pdf', 'html', 'md', 'junit', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

/** The ending of the file that a format is written to. */
export const ENDINGS: Record<Format, string> = {
  pdf: '.pdf',
  html: '.html',
  md: '.md',
  junit: '.xml',
  json: '.json',
  csv: '.csv',
};

/** The format that the ending of a file asks for; undefined for one that asks for none. */
export function formatOf(file: string): Format | undefined {
  const ending = extname(file).toLowerCase();
  return formats.find((format) => ENDINGS[format] === ending);
}

/** A debrief in one format, as the bytes of a file. @throws what `print` throws, for a PDF. */
export async function writeAs(format: Format, brief: Brief, print: Print): Promise<Uint8Array> {
  if (format === 'pdf') {
    // What makes PDFs takes a while to load, and nothing else needs it.
    const { writePdf } = await import('./pdf.ts');
    return writePdf(brief, print);
  }
  const write = { html: writeHtml, md: writeMarkdown, junit: writeJUnit, json: writeJson, csv: writeCsv };
  return Buffer.from(write[format](brief));
}
