import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { writeAs, type Brief, type Format } from '../../../../src/debrief/index.ts';
import { fenced, plain } from '../../../../src/debrief/writers/escape-markdown.ts';
import { element } from '../../../../src/debrief/writers/xml.ts';
import { parseCsv } from '../../../contract/debrief-writers/parse-csv.ts';
import { sampleDebrief } from '../../../support/debrief-sample.ts';

const noPdf = (): Promise<Uint8Array> => Promise.reject(new Error('no PDF is wanted here'));
const written = async (format: Format, brief: Brief): Promise<string> =>
  Buffer.from(await writeAs(format, brief, noPdf)).toString();
const anything = fc.string({ unit: 'binary', maxLength: 60 });

test('any text comes back from the CSV as it was, and none of it is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom('', '=', '+', '-', '@', ' =', '\t', '\r', '＝'),
      async (text, start) => {
        const debrief = sampleDebrief('/runs/1', { users: 3 });
        const persona = `${start}${text}`;
        debrief.scorecard.personas = [{ persona, citizens: 3, finished: 3 }];
        const rows = parseCsv(await written('csv', { debrief }));
        const [, , name = ''] = rows.find(([table]) => table === 'personas') ?? [];
        const read = name.startsWith("'") && !persona.startsWith("'") ? name.slice(1) : name;
        expect(Buffer.from(read)).toEqual(Buffer.from(persona));
        expect(name).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([6]));
      },
    ),
    { numRuns: 50 },
  );
});

test('a negative figure in the CSV stays a number that a spreadsheet can add up', async () => {
  const debrief = sampleDebrief('/runs/1', { users: 60, faultMs: 50 });
  const rows = parseCsv(await written('csv', { debrief }));
  const low = rows.find(
    ([table, , , figure, value]) => table === 'effects' && figure === 'From' && Number(value) < 0,
  );
  expect(low?.[5]).toBe('fraction');
});

test('XML holds any text without a character that no reader of XML takes, and without markup of its own', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const xml = element('a', { b: text }, text);
      expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u);
      expect(xml.match(/</g)?.length).toBe(xml.endsWith('/>') ? 1 : 2);
      expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos|#9|#10|#13);)/)).toBeNull();
    }),
  );
});

test('a cell of a Markdown table holds any text on one line, with every sign that means something made plain', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const cell = plain(text);
      expect(cell).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(cell.replaceAll('<br>', '')).not.toMatch(/[<>]/);
      expect(cell.replaceAll(/\\[\\`*_[\]|~!$#]/g, '')).not.toMatch(/[\\`*_[\]|~!$#]|@[\w-]|:\/\//);
    }),
  );
});

test('nothing that stands in a block of Markdown can close it', () => {
  const block = fenced('a\n```\nb ```` c');
  expect(block.split('\n')).toEqual(['`````', 'a ``` b ```` c', '`````']);
});

test('a step summary stays below the 1 MB that GitHub takes, and says what it leaves out', async () => {
  const debrief = sampleDebrief('/runs/1', {
    users: 50,
    outcome: () => 'failed',
    hostile: '<é|'.repeat(2_000),
  });
  const { scorecard } = debrief;
  const many = <T>(rows: T[]): T[] => Array.from({ length: 600 }, () => rows).flat();
  scorecard.findings = many(scorecard.findings);
  scorecard.funnel = many(scorecard.funnel);
  scorecard.services = many(scorecard.services);
  scorecard.gates = many(scorecard.gates);
  scorecard.reasons = many(scorecard.reasons);
  const text = await written('md', { debrief });
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  expect(text).toMatch(/\d+ more rows are left out here for size; the CSV has them\./);
});

test('a persona below the goal makes JUnit red only where the whole run misses it', async () => {
  const outcome = (n: number) => (n === 3 ? ('failed' as const) : ('finished' as const));
  const debrief = sampleDebrief('/runs/1', { users: 50, outcome });
  expect(await written('junit', { debrief })).toContain('type="not finished"');
  for (const gate of debrief.scorecard.gates) gate.status = 'green';
  debrief.scorecard.verdict = 'PASS';
  expect(await written('junit', { debrief })).not.toMatch(/<(failure|error)\b/);
});
