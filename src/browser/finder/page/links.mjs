// Answers “where is the link to …?”.
import { standIn } from './sight.mjs';
import { allOf, rootsOf } from './tree.mjs';

/**
 * The first link somebody sees to an address; its query matters only where one is asked for.
 * @param {string} address absolute.
 */
export function linkTo(address) {
  const wanted = new URL(address);
  return allOf('a[href]', rootsOf(document)).find((link) => {
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    if (!URL.canParse(href)) return false;
    const { origin, pathname, search } = new URL(href);
    const isSamePlace = origin === wanted.origin && bare(pathname) === bare(wanted.pathname);
    return (
      isSamePlace && (wanted.search === '' || search === wanted.search) && standIn(link, []) !== undefined
    );
  });
}

/** @param {string} pathname */
function bare(pathname) {
  return pathname.replace(/\/+$/, '');
}
