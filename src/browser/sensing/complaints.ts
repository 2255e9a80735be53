import type { BrowserContext, ConsoleMessage, WebError } from 'playwright';
import type { Signal } from '../../model/index.ts';

/**
 * So many lines of one citizen's pages are heard, of whatever kind: each costs this process a fraction of a millisecond,
 * and a page that logs in a loop would have the machine for itself.
 */
const MOST_LINES = 2_000;

/**
 * Hears the errors of a context's pages, uncaught and on the console, until the returned function is called.
 * @param debug hears what pages say with `console.debug`, which is how our own scripts in them speak.
 */
export function hearComplaints(
  context: BrowserContext,
  tell: (signal: Signal) => void,
  debug: (message: ConsoleMessage) => void,
): () => void {
  let lines = 0;
  const complain = (source: 'console' | 'exception', message: string): void =>
    tell({ type: 'page.problem', source, message });
  const said = (message: ConsoleMessage): void => {
    lines += 1;
    if (lines === MOST_LINES) {
      context.off('console', said);
      complain('console', `the page wrote ${MOST_LINES} lines; nothing more of its console is heard`);
    } else if (message.type() === 'error') complain('console', message.text());
    else if (message.type() === 'debug') debug(message);
  };
  let errors = 0;
  const threw = (error: WebError): void => {
    errors += 1;
    if (errors === MOST_LINES) context.off('weberror', threw);
    complain('exception', error.error().message);
  };
  context.on('console', said).on('weberror', threw);
  return () => void context.off('console', said).off('weberror', threw);
}
