import type { Scorecard } from '../../model/index.ts';
import { noticesOf } from '../notices.ts';
import { repeatCommand } from '../page/index.ts';
import { sparkLegend, sparkLines } from '../spark.ts';
import { answerTitle, shownInWords, VERDICT_MARK } from '../words.ts';
import type { Brief } from './brief.ts';
import { fenced, plain } from './escape-markdown.ts';
import { gistOf } from './gist.ts';
import { shown, type Table } from './table.ts';
import { tablesOf } from './tables.ts';

/**
 * Bytes a table may take. GitHub takes a step summary of up to 1 MiB (docs.github.com, “Workflow commands”); with at
 * most ten tables the whole stays below 1 MB.
 */
const TABLE_BYTES = 80_000;
/** Characters of a cell, or of a reason: more is a page that was quoted whole. */
const TEXT_LENGTH = 1_000;
/** Reasons that are listed; those of gates stand in their table as well. */
const REASONS = 20;

/** For a step summary or a pull request: notices, the answer with its reasons, the four lines, every table. */
export function writeMarkdown(brief: Brief): string {
  const { debrief } = brief;
  const { scorecard } = debrief;
  const { verdict, answer, scenario, reasons } = scorecard;
  return [
    `# ${VERDICT_MARK[verdict]} ${answerTitle(answer)} · ${text(scenario)}`,
    ...noticesOf(scorecard).map((notice) => `> **${notice.title}.** ${notice.text}`),
    reasons
      .slice(0, REASONS)
      .map((reason) => `- ${text(reason)}`)
      .join('\n'),
    '## In four lines',
    gistOf(brief)
      .map((line) => `- **${line.title}:** ${text(line.text)}`)
      .join('\n'),
    ...overTime(scorecard),
    ...tablesOf(brief).map(section),
    `Shown in full in the evidence: ${shownInWords(debrief.shown)}. All citizens are synthetic. To repeat this run:`,
    fenced(repeatCommand(debrief)),
    '',
  ].join('\n\n');
}

/** Lines of characters, which stay in line behind a fence; nothing of a short run. */
function overTime(scorecard: Scorecard): string[] {
  const lines = sparkLines(scorecard);
  if (!scorecard.timeline || lines.length === 0) return [];
  const { length } = lines[0]?.marks ?? '';
  const block = lines.map(
    ({ name, marks, said }) => `${name.padEnd(10)}  ${marks.padEnd(length)}  ${cut(said)}`,
  );
  return [
    '## Over time',
    `${plain(sparkLegend(scorecard.timeline))} The CSV has each stretch.`,
    fenced(...block),
  ];
}

function section({ title, columns, rows }: Table): string {
  const lines = [`| ${columns.map(plain).join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`];
  let bytes = 0;
  let fit = 0;
  for (const row of rows) {
    const line = `| ${row.map((cell) => text(shown(cell))).join(' | ')} |`;
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > TABLE_BYTES) break;
    lines.push(line);
    fit += 1;
  }
  const more = rows.length - fit;
  const rest = more > 0 ? `\n\n${more} more rows are left out here for size; the CSV has them.` : '';
  return `## ${plain(title)}\n\n${lines.join('\n')}${rest}`;
}

function text(observed: string): string {
  return plain(cut(observed));
}

function cut(observed: string): string {
  return observed.length > TEXT_LENGTH ? `${observed.slice(0, TEXT_LENGTH - 1)}…` : observed;
}
