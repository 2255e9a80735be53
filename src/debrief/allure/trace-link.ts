import type { Link } from 'allure-js-commons';
import { traceAddress } from './trace.ts';

/**
 * Allure makes a link only of an address with http or https; one into its own folder stays mere text. So a trace gets an
 * address of a host that never is (RFC 2606, section 2), and a script in the report leads it to the viewer beside it.
 */
const NOWHERE = 'https://trace.invalid/';
/** All that is led anywhere: an address of that host which a page wrote is not. */
const OURS = `${NOWHERE}${traceAddress('')}`;

/** The link of a result to the trace of its citizen. @param path of the trace from the run folder. */
export function traceLink(path: string): Link {
  return { type: 'link', name: 'Trace in Playwright’s viewer', url: `${NOWHERE}${traceAddress(path)}` };
}

/** Before a link is followed, whether by mouse, finger or keyboard, or its address copied. */
const SCRIPT = `<script>
for (const what of ['pointerover', 'focusin', 'pointerdown', 'click', 'auxclick', 'contextmenu']) {
  document.addEventListener(what, ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="${OURS}"]') : null;
    if (link) link.setAttribute('href', link.getAttribute('href').slice(${NOWHERE.length}));
  }, true);
}
</script>`;

/** The report with what lets its links to traces lead to the viewer in its folder. */
export function withTraceLinks(html: string): string {
  const end = html.lastIndexOf('</body>');
  return end === -1 ? html + SCRIPT : html.slice(0, end) + SCRIPT + html.slice(end);
}
