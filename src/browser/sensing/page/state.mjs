/** What makes one state of a page another one for somebody who cannot see it. */
const TELLING =
  'h1,h2,h3,h4,h5,h6,main,nav,header,footer,aside,form,dialog[open],[role],button,input,select,textarea,summary,iframe';
/** A page that is longer than that is told by its beginning. */
const MOST = 2_000;
const MOST_CHARS = 40;

/**
 * What tells this state of the page from its others: the set of its headings, landmarks and controls, as eight letters
 * and digits. Figures and how often something is there do not matter: lists of other people's things are the same state.
 */
export function stateOf() {
  const marks = new Set();
  let looked = 0;
  for (const element of document.querySelectorAll(TELLING)) {
    if (looked++ >= MOST) break;
    if (!element.checkVisibility()) continue;
    marks.add(markOf(element));
  }
  return hashOf([...marks].toSorted((a, b) => (a < b ? -1 : 1)).join('\n'));
}

/** @param {Element} element */
function markOf(element) {
  const { localName } = element;
  const kind = `${localName} ${element.getAttribute('role') ?? ''} ${element.getAttribute('type') ?? ''}`;
  if (/^h\d$/.test(localName)) return `${kind} ${plain(element.textContent)}`;
  const state = ['aria-expanded', 'aria-invalid', 'disabled', 'required']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  return `${kind} ${plain(element.getAttribute('name') ?? '')} ${state}`;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().slice(0, MOST_CHARS);
}

/**
 * FNV-1a, 32 bits, see RFC 9923: short, and good enough to tell some dozens of states apart.
 * @param {string} text
 */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
