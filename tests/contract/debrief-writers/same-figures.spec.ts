import { expect, test, type Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { writeAs, type Brief, type Format } from '../../../src/debrief/index.ts';
import { formatCount, type Debrief, type Scorecard } from '../../../src/model/index.ts';
import { formatMs } from '../../../src/debrief/words.ts';
import { parseCsv } from './parse-csv.ts';
import { textOf } from './pdf-text.ts';
import { KINDS } from './samples.ts';

const TABLES = [
  'run',
  'gates',
  'steps',
  'services',
  'policy',
  'personas',
  'findings',
  'faults',
  'effects',
  'generator',
];

/** Rows of tables as a person reads them in any format, worked out here from the scorecard. */
function rowsOf({ services, personas, policyRejections }: Scorecard): string[][] {
  const ms = (n: number, value: number): string => (n > 0 ? formatMs(value) : '–');
  const touched = {
    clean: 'clean',
    line: 'over citizens’ own slow lines',
    collateral: 'beside a fault',
    faulted: 'touched by a fault',
  };
  return [
    ...services.map(({ service, touch, latency: { n, p50, p95, max }, errors, dbMs }) => [
      service,
      touched[touch],
      formatCount(n),
      ...[p50, p95, max].map((value) => ms(n, value)),
      formatCount(errors),
      ms(dbMs.n, dbMs.p95),
    ]),
    ...personas.map(({ persona, citizens, finished, abandoned = 0, complaints = 0 }) => [
      persona,
      ...[citizens, finished, abandoned, complaints].map(formatCount),
    ]),
    ...Object.entries(policyRejections).map(([rule, n]) => [rule, formatCount(n)]),
  ];
}

/** What the first screen says in figures, and each gate. */
function headlinesOf({ citizens, latency, errors, exchanges, gates }: Scorecard): string[] {
  return [
    ...(latency.n > 0 ? [formatMs(latency.p95)] : []),
    ...[citizens.finished, citizens.planned, errors, exchanges].map(formatCount),
    ...gates.flatMap(({ measured, bounds }) => [measured, bounds]),
  ];
}

/** What each format says, as text; that of the PDF page by page and without white space. */
async function everyFormat(
  brief: Brief,
  page: Page,
): Promise<Record<Exclude<Format, 'pdf'>, string> & { pdf: string[] }> {
  const print = async (html: string): Promise<Uint8Array> => {
    await page.setContent(html);
    return page.pdf({ tagged: true });
  };
  const text = async (format: Format): Promise<string> =>
    Buffer.from(await writeAs(format, brief, print)).toString();
  const pdf = textOf(await PDFDocument.load(await writeAs('pdf', brief, print)));
  return {
    pdf,
    html: await text('html'),
    md: await text('md'),
    junit: await text('junit'),
    json: await text('json'),
    csv: await text('csv'),
  };
}

function briefOf(debrief: Debrief): Brief {
  const trace = { file: 'events.ndjson', from: 912, to: 920, citizen: 5 };
  return debrief.scorecard.findings.length > 0 ? { debrief, trace } : { debrief };
}

const squeezed = (text: string): string => text.replaceAll(/\s/gu, '');
const unescaped = (markdown: string): string => markdown.replaceAll(/\\([\\`*_[\]|~!$#])/g, '$1');

for (const { name, says, make } of KINDS) {
  test(`${name} is told with the same figures, the same four lines and the same warning in every format`, async ({
    page,
  }) => {
    const brief = briefOf(make());
    const { scorecard } = brief.debrief;
    const { pdf, html, md, junit, json, csv } = await everyFormat(brief, page);
    const figures = JSON.parse(json) as Scorecard & { inShort: Record<string, string> };
    const cells = parseCsv(csv).slice(1);

    await test.step('tables', async () => {
      const rows = rowsOf(scorecard);
      expect(rows.length).toBeGreaterThan(2);
      for (const text of [...rows.map((row) => row.join('')), ...headlinesOf(scorecard)]) {
        expect(pdf.join('')).toContain(squeezed(text));
      }
      await page.setContent(html);
      const inHtml = await page
        .locator('tr')
        .evaluateAll((all) =>
          all.map((row) =>
            Array.from(row.querySelectorAll('th, td'), (cell) => (cell.textContent ?? '').trim()),
          ),
        );
      expect(inHtml).toEqual(expect.arrayContaining(rows));
      const shownInHtml = squeezed((await page.locator('main').textContent()) ?? '');
      for (const text of headlinesOf(scorecard)) expect(shownInHtml).toContain(squeezed(text));
      const inMarkdown = md
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.slice(2, -2).split(' | ').map(unescaped));
      expect(inMarkdown).toEqual(expect.arrayContaining(rows));
    });

    await test.step('figures for programs', async () => {
      expect(figures).toMatchObject(JSON.parse(JSON.stringify(scorecard)) as Record<string, unknown>);
      const value = (table: string, row: number, figure: string): string | undefined =>
        cells.find((line) => line[0] === table && line[1] === String(row) && line[3] === figure)?.[4];
      for (const [index, { latency, errors }] of figures.services.entries()) {
        expect(value('services', index + 1, 'p95')).toBe(latency.n > 0 ? String(latency.p95) : undefined);
        expect(value('services', index + 1, 'Errors')).toBe(String(errors));
      }
      for (const [index, { citizens, finished }] of figures.personas.entries()) {
        expect(value('personas', index + 1, 'Started')).toBe(String(citizens));
        expect(value('personas', index + 1, 'Finished')).toBe(String(finished));
      }
      const ofRun = (figure: string): string | undefined =>
        cells.find(([table, , what]) => table === 'run' && what === figure)?.[4];
      expect(ofRun('citizens finished')).toBe(String(figures.citizens.finished));
      expect(ofRun('latency p95')).toBe(figures.latency.n > 0 ? String(figures.latency.p95) : undefined);
      expect(ofRun('errors')).toBe(String(figures.errors));
      const tables = new Set(TABLES);
      const properties = (await propertiesIn(junit, page)).filter(([key = '']) =>
        tables.has(key.split('/', 1)[0] ?? ''),
      );
      expect(properties.map(([, text]) => text)).toEqual(
        cells.filter(([table = '']) => tables.has(table)).map((line) => line[4]),
      );
    });

    await test.step('four lines', () => {
      const lines = Object.entries(figures.inShort);
      expect(lines.map(([title]) => title)).toEqual([
        'Success rate',
        'Slowest path',
        'Top error',
        'Suggested fix',
      ]);
      for (const [title, line] of lines) {
        expect(pdf[0]).toContain(squeezed(`${title}${line}`));
        expect(unescaped(md)).toContain(`**${title}:** ${line}`);
        for (const text of [html, csv, junit]) expect(text).toContain(line);
      }
    });

    await test.step('what has to be known before any figure', () => {
      const tops = {
        pdf: pdf[0]?.split('Citizensfinished')[0] ?? '',
        html: (html.split('<h1>')[0] ?? '').replaceAll(/<[^>]+>/g, ''),
        md: md.split('\n').slice(0, 5).join('').replaceAll('*', ''),
        csv: csv.split('\r\n').slice(1, 3).join(''),
        json: json.slice(0, 300),
        junit: junit.split('in short')[0] ?? '',
      };
      for (const [format, top] of Object.entries(tops)) {
        const parts = (says ?? '').split('. ');
        if (says === undefined) expect(squeezed(top), format).not.toMatch(/Interrupted\.|Notvalid\.|Empty\./);
        else for (const part of parts) expect(squeezed(top), format).toContain(squeezed(part));
      }
    });
  });
}

/** As a reader of XML finds them; fails where the document is not well-formed. */
async function propertiesIn(xml: string, page: Page): Promise<string[][]> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/xml');
    const broken = parsed.querySelector('parsererror');
    if (broken) throw new Error(broken.textContent ?? '');
    return Array.from(parsed.querySelectorAll('property'), (one) => [
      one.getAttribute('name') ?? '',
      one.getAttribute('value') ?? '',
    ]);
  }, xml);
}
