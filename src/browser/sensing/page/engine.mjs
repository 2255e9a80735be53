import { stateOf } from './state.mjs';
import { watchVitals } from './vitals.mjs';

/**
 * The sensors' part of a page as an engine of selectors: it runs in Playwright's own world beside the page's scripts, and
 * is there as soon as anybody looks for anything in a page. What it is asked is the selector, and what it finds is an
 * element whose text is the answer.
 * @param {Parameters<typeof watchVitals>[0]} library
 */
export function engine(library) {
  /** @type {(() => string) | undefined} */
  let vitals;
  /** @param {unknown} _root @param {string} question */
  const queryAll = (_root, question) => {
    const answer = document.createElement('i');
    answer.textContent = question === 'vitals' ? (vitals ??= watchVitals(library))() : stateOf();
    return [answer];
  };
  return { queryAll, query: queryAll };
}
