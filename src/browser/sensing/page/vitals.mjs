/** What is said on the console begins with this. */
const MARK = 'esr-vitals ';
/** Changes that come in one breath are told in one line, ms. */
const BREATH_MS = 250;

/**
 * Watches the web vitals of the document it runs in, by the `web-vitals` library, also what was before, and says on the console what changed:
 * soon after, and at once when somebody begins to do something, since what is said when a page goes is heard by nobody.
 * @param {Record<string, (tell: (metric: { name: string, value: number }) => void, options: object) => void>} library
 * @returns {() => string} what is known so far, as JSON.
 */
export function watchVitals(library) {
  /** @type {Record<string, number>} */
  const known = {};
  let said = '{}';
  let timer = 0;
  // Where the document was opened: a single-page application is somewhere else by now.
  const [opened = location.href] = performance.getEntriesByType('navigation').map(({ name }) => name);
  const { origin, pathname } = new URL(opened);
  const all = () => JSON.stringify({ url: origin + pathname, from: performance.timeOrigin, known });
  const say = () => {
    clearTimeout(timer);
    timer = 0;
    const now = JSON.stringify(known);
    if (now === said) return;
    said = now;
    console.debug(MARK + all());
  };
  for (const name of ['LCP', 'CLS', 'INP', 'FCP', 'TTFB']) {
    library[`on${name}`]?.(
      (metric) => {
        known[metric.name.toLowerCase()] = metric.value;
        timer ||= window.setTimeout(say, BREATH_MS);
      },
      { reportAllChanges: true },
    );
  }
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, say, { capture: true, passive: true });
  return all;
}
