import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCount } from '../../model/index.ts';
import type { Debrief } from '../../model/index.ts';
import { reportName } from '../words.ts';
import { answerSection } from './answer.ts';
import { repeatCommand, shownPath } from './command.ts';
import { CHART_STYLE } from './chart-style.ts';
import { crowdSection } from './crowd.ts';
import { faultsSection } from './faults.ts';
import { findingsSection } from './findings.ts';
import { funnelSection } from './funnel.ts';
import { gatesSection } from './gates.ts';
import { gaugesSection } from './gauges.ts';
import { html, Html } from './html.ts';
import { slowestSection } from './slowest.ts';
import { STYLE } from './style.ts';
import { timelineSection } from './timeline.ts';
import { trustSection } from './trust.ts';

/** What the page is told by its caller. */
interface AnswerPageOptions {
  /** Address of the Allure report relative to the page; absent when there is none. */
  allure?: string;
  /** The Allure report is a folder that opens only over http. */
  needsServer?: boolean;
  /** Why there is no Allure report, to be said in its place. */
  allureProblem?: string;
  /** The command that repeats the run; made from the scenario when absent. */
  command?: string;
  /** A section that stands below the answer. */
  inShort?: Html;
  /** Where the figures are as data; a link to `scorecard.json` beside the page when absent. */
  data?: Html;
}

/**
 * Writes `index.html`, the answer page: self-contained, without script or network, escaped throughout.
 * @returns its path.
 */
export async function writeAnswerPage(debrief: Debrief, options: AnswerPageOptions = {}): Promise<string> {
  const file = join(debrief.dir, 'index.html');
  await writeFile(file, answerPage(debrief, options));
  return file;
}

/** The answer page as HTML. */
export function answerPage(debrief: Debrief, options: AnswerPageOptions = {}): string {
  const { scorecard } = debrief;
  const { inShort, data = html`<a href="scorecard.json">scorecard.json</a>` } = options;
  const sections = html`${inShort} ${gatesSection(scorecard)} ${timelineSection(scorecard)}
  ${funnelSection(debrief)} ${slowestSection(scorecard)} ${faultsSection(debrief)}
  ${findingsSection(debrief, options.allure)} ${crowdSection(scorecard)} ${gaugesSection(scorecard)}
  ${trustSection(debrief, options.command ?? repeatCommand(debrief))}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${reportName(scorecard)}</title>
        ${Html.style(STYLE + CHART_STYLE)}
      </head>
      <body>
        <main>
          ${answerSection(debrief)} ${evidence(debrief, options)} ${contents(sections)} ${sections}
          <footer class="quiet">
            Run ${scorecard.runId}. All citizens are synthetic: no person stands behind any name in this
            debrief. Figures as data: ${data}.
          </footer>
        </main>
      </body>
    </html> `.source;
}

/** Titles of the sections of a page by their ids, in their order: our own words, never anything observed. */
export function headingsOf(page: string): { id: string; title: string }[] {
  return [...page.matchAll(/<h2 id="([\w-]+)">([^<]*)<\/h2>/g)].map(([, id = '', title = '']) => ({
    id,
    title,
  }));
}

/** For print, where there is nothing to scroll; also what makes the browser keep the places that bookmarks lead to. */
function contents(sections: Html): Html {
  return html`<nav class="contents" aria-label="Contents">
    <ul>
      ${headingsOf(sections.source).map(({ id, title }) => html`<li><a href="${`#${id}`}">${title}</a></li>`)}
    </ul>
  </nav>`;
}

function evidence(
  { exemplars, dir }: Debrief,
  { allure, allureProblem, needsServer }: AnswerPageOptions,
): Html | undefined {
  if (allure !== undefined) {
    const n = exemplars.length;
    const folder = shownPath(dir);
    return html`<p class="evidence">
        <a href="${allure}">Evidence: every step of ${formatCount(n)} citizen${n !== 1 && 's'} (Allure)</a>
      </p>
      ${
        needsServer &&
        html`<p class="quiet">
          As one file it would have 50 MB or more, so it is a folder, which opens where it is served over
          http:
          <code>npx allure open ${folder}</code>
        </p>`
      }`;
  }
  return allureProblem === undefined
    ? undefined
    : html`<p class="banner">There is no Allure report: ${allureProblem}.</p>`;
}
