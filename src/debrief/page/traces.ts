import { dirname, join } from 'node:path';
import type { Debrief } from '../../model/index.ts';
import { hasViewer, traceAddress, tracePath } from '../allure/index.ts';
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
