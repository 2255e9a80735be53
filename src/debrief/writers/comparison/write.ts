import type { Comparison } from '../../../model/index.ts';
import { html, Html, STYLE, type Part } from '../../page/index.ts';
import { plain } from '../escape-markdown.ts';
import { shown, type Table } from '../table.ts';
import { comparisonNotices } from './notices.ts';
import { comparisonTables } from './tables.ts';

/** What a comparison can be written as, by the ending of the file. */
export const comparisonEndings = ['.html', '.md', '.json'] as const;
export type ComparisonEnding = (typeof comparisonEndings)[number];

/** A comparison as the text of a file. */
export function writeComparison(comparison: Comparison, ending: ComparisonEnding): string {
  if (ending === '.json') return `${JSON.stringify(comparison, null, 2)}\n`;
  return ending === '.md' ? asMarkdown(comparison) : asPage(comparison);
}

function asMarkdown(comparison: Comparison): string {
  const { a, b, summary, changed } = comparison;
  const table = ({ title, columns, rows }: Table): string =>
    [
      `## ${plain(title)}\n`,
      `| ${columns.map((column) => plain(column) || ' ').join(' | ')} |`,
      `|${' --- |'.repeat(columns.length)}`,
      ...rows.map((row) => `| ${row.map((cell) => plain(shown(cell))).join(' | ')} |`),
    ].join('\n');
  return [
    `# ${plain(a.scenario)}: ${plain(a.runId)} against ${plain(b.runId)}`,
    ...comparisonNotices(comparison).map((notice) => `> ${plain(notice)}`),
    `**${plain(summary)}**`,
    changed.length > 0
      ? `What is different about the runs:\n\n${changed.map((one) => `- ${plain(one)}`).join('\n')}`
      : 'Nothing is different about the runs themselves.',
    ...comparisonTables(comparison).map(table),
    '',
  ].join('\n\n');
}

function asPage(comparison: Comparison): string {
  const { a, b, summary, changed } = comparison;
  const title = `${a.scenario}: ${a.runId} against ${b.runId}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        ${Html.style(STYLE)}
      </head>
      <body>
        <main>
          <h1>${a.scenario}: A against B</h1>
          ${comparisonNotices(comparison).map((notice) => html`<p class="banner invalid">${notice}</p>`)}
          <p><strong>${summary}</strong></p>
          ${
            changed.length > 0
              ? html`<h2>What is different about the runs</h2>
                  <ul>
                    ${changed.map((one) => html`<li>${one}</li>`)}
                  </ul>`
              : html`<p>Nothing is different about the runs themselves.</p>`
          }
          ${comparisonTables(comparison).map(section)}
        </main>
      </body>
    </html>`.source;
}

function section({ name, title, columns, rows }: Table): Html {
  const cells = (row: Table['rows'][number]): Part[] =>
    row.map((cell, at) =>
      at === 0 ? html`<th scope="row">${shown(cell)}</th>` : html`<td>${shown(cell)}</td>`,
    );
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}">${title}</h2>
    <div class="scroll wrapped" tabindex="0" role="region" aria-label="${`Table: ${title}`}">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => (column === '' ? html`<td></td>` : html`<th scope="col">${column}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${cells(row)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
