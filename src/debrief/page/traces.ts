import { dirname, join } from 'node:path';
import type { Debrief } from '../../model/index.ts';
import { hasViewer, traceAddress, tracePath, videoPaths } from '../allure/index.ts';
import { shownPath } from './command.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Citizens whose trace was kept, and how to open one; nothing where none was. */
export function tracesLine({ exemplars, dir }: Debrief, allure: string): Html | undefined {
  const traces = exemplars.flatMap(({ citizen: { number } }) => {
    const path = tracePath(dir, number);
    return path === undefined ? [] : [{ number, path }];
  });
  const [first] = traces;
  if (!first) return undefined;
  const command = html`<code>npx playwright show-trace ${shownPath(join(dir, first.path))}</code>`;
  if (!hasViewer(dir)) return html`<p>Traces were kept. Open one with ${command}.</p>`;
  const links = traces.map(({ number, path }, index) => {
    const address = `${dirname(allure)}/${traceAddress(path)}`;
    return html`${index > 0 && ', '}<a href="${address}">trace of #${number}</a>`;
  });
  return html`<p>
    Traces in Playwright’s viewer: ${links}. The links work where this folder is served over http; from the
    disk, open one with ${command}.
  </p>`;
}

/**
 * Citizens who were filmed, each with links to their videos, which any browser plays; nothing where nobody was.
 * @param isBeside whether the page lies in the folder of the run: elsewhere it says where they are.
 */
export function videosLine({ exemplars, dir }: Debrief, isBeside: boolean): Html | undefined {
  const videos = exemplars.flatMap(({ citizen: { number } }) =>
    videoPaths(dir, number).map((path, at) => ({
      path,
      of: `#${number}${at === 0 ? '' : `, window ${at + 1}`}`,
    })),
  );
  const [first] = videos;
  if (!first) return undefined;
  if (!isBeside)
    return html`<p>Videos were kept, such as <code>${shownPath(join(dir, first.path))}</code>.</p>`;
  const links = videos.map(
    ({ path, of }, index) => html`${index > 0 && ', '}<a href="${path}">video of ${of}</a>`,
  );
  return html`<p>Videos: ${links}.</p>`;
}
