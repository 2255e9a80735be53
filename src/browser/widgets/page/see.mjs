// What a person sees of an element. Runs in the page, in Playwright's own world beside the page's scripts.

/**
 * Whether it is to be seen: it has a size and is not hidden, as Playwright's `visible` means it.
 * @param {Element} element
 * @returns {boolean}
 */
export function isShown(element) {
  if (!element.checkVisibility({ visibilityProperty: true })) {
    return getComputedStyle(element).display === 'contents' && [...element.children].some(isShown);
  }
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/**
 * Text as a person reads it: one space for any white space, nothing for what has no width.
 * @param {string | null | undefined} text
 */
export function tidy(text) {
  return (text ?? '')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * For comparing: without case, accents and the many forms of quotes.
 * @param {string} text
 */
export function plain(text) {
  return tidy(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .toLowerCase();
}

/**
 * What an element says, without its hidden parts, its lists and `without`; slots and open shadow roots are read.
 * @param {Node} node
 * @param {Node} [without]
 * @returns {string}
 */
export function says(node, without) {
  if (node === without) return '';
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  if (/^(script|style|select|textarea|template|noscript)$/.test(node.localName)) return '';
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
    return node
      .assignedNodes()
      .map((part) => says(part, without))
      .join('');
  }
  const parts = [...(node.shadowRoot ?? node).childNodes].filter(
    (part) => !(part instanceof HTMLElement) || part.checkVisibility({ visibilityProperty: true }),
  );
  const text = parts.map((part) => says(part, without)).join('');
  return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
}

/**
 * The elements that an attribute names by id, in the element's own tree and then in the page's.
 * @param {Element} element
 * @param {string} attribute
 * @returns {HTMLElement[]}
 */
export function named(element, attribute) {
  const root = element.getRootNode();
  return (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => (root instanceof ShadowRoot ? root.getElementById(id) : null) ?? document.getElementById(id))
    .filter((one) => one !== null);
}

/**
 * The labels of a control: of a native one those that the browser knows, of others the one around it.
 * @param {Element} element
 * @returns {HTMLElement[]}
 */
export function labelsOf(element) {
  const known = /** @type {HTMLInputElement} */ (element).labels;
  if (known && known.length > 0) return [...known];
  const around = element.closest('label');
  return around ? [around] : [];
}

/**
 * What a control is called; an approximation of the accessible name.
 * @param {Element} element
 * @returns {string}
 */
export function nameOf(element) {
  const isButton = element instanceof HTMLInputElement && /^(submit|button|reset)$/.test(element.type);
  const beside = element.nextSibling instanceof Text ? element.nextSibling.data : '';
  const names = [
    () =>
      named(element, 'aria-labelledby')
        .map((one) => says(one))
        .join(' '),
    () => element.getAttribute('aria-label'),
    () =>
      labelsOf(element)
        .map((label) => says(label, element))
        .join(' '),
    () => (isButton ? element.value : says(element)),
    () =>
      element.querySelector('img[alt]')?.getAttribute('alt') ??
      element.querySelector('svg title')?.textContent,
    () => element.getAttribute('title'),
    () => element.getAttribute('placeholder'),
    () => (element instanceof HTMLInputElement ? beside : ''),
  ];
  for (const name of names) {
    const text = tidy(name());
    if (text) return text;
  }
  return '';
}

/**
 * Whether one element lies in another, through shadow roots and slots.
 * @param {Element} outer
 * @param {Element} inner
 */
export function holds(outer, inner) {
  for (let one = /** @type {Element | null} */ (inner); one; one = parentOf(one)) {
    if (one === outer) return true;
  }
  return false;
}

/**
 * The element around another, through shadow roots and slots.
 * @param {Element} element
 * @returns {Element | null}
 */
export function parentOf(element) {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * What is on top at a point of the viewport, through open shadow roots.
 * @param {number} x
 * @param {number} y
 * @returns {Element | null}
 */
export function onTopAt(x, y) {
  let top = document.elementFromPoint(x, y);
  while (top?.shadowRoot) {
    const inner = top.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === top) break;
    top = inner;
  }
  return top;
}

/**
 * All elements of a selector that are shown in an element: those below it, in open shadow roots, and those put into a
 * slot of it.
 * @param {Element} element
 * @param {string} css
 * @returns {Element[]}
 */
export function shownIn(element, css) {
  const found = new Set(everywhere(element, css));
  if (element.shadowRoot) for (const one of everywhere(element.shadowRoot, css)) found.add(one);
  for (const slot of everywhere(element, 'slot')) {
    for (const put of /** @type {HTMLSlotElement} */ (slot).assignedElements()) {
      if (put.matches(css)) found.add(put);
      for (const one of shownIn(put, css)) found.add(one);
    }
  }
  return [...found];
}

/**
 * All elements of a selector below a node, in open shadow roots too.
 * @param {Document | Element | ShadowRoot} root
 * @param {string} css
 * @returns {Element[]}
 */
export function everywhere(root, css) {
  const found = [...root.querySelectorAll(css)];
  for (const host of root.querySelectorAll('*')) {
    if (host.shadowRoot) found.push(...everywhere(host.shadowRoot, css));
  }
  return found;
}
