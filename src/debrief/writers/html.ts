import type { Scorecard } from '../../model/index.ts';
import { answerPage, html, type Html } from '../page/index.ts';
import type { Brief } from './brief.ts';
import { gistOf } from './gist.ts';

/** The answer page as a file of its own, with nothing beside it that it needs: it holds its figures as data. */
export function writeHtml(brief: Brief): string {
  return answerPage(brief.debrief, { inShort: inShort(brief), data: download(brief.debrief.scorecard) });
}

/** The page that is printed: its figures come with the PDF. */
export function printedPage(brief: Brief): string {
  const data = html`scorecard.json, attached to this document`;
  return answerPage(brief.debrief, { inShort: inShort(brief), data });
}

function inShort(brief: Brief): Html {
  return html`<section class="short" aria-labelledby="short">
    <h2 id="short">In four lines</h2>
    <dl>
      ${gistOf(brief).map(
        ({ title, text }) =>
          html`<dt>${title}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </section>`;
}

function download(scorecard: Scorecard): Html {
  const data = Buffer.from(`${JSON.stringify(scorecard, null, 2)}\n`).toString('base64');
  const address = `data:application/json;base64,${data}`;
  return html`<a download="scorecard.json" href="${address}">scorecard.json</a>`;
}
