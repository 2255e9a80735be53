import { sensor } from './sensor.ts';

/** So many of a citizen's latest documents are remembered, to tell at which step they were opened. */
const MOST_DOCUMENTS = 20;
/** What a page says of itself without end is told so many times per citizen. */
const MOST = 500;

/** Web vitals, which are final when their page is gone: they belong to the step that opened it. */
export const vitals = sensor({
  hears: ['vital', 'exchange'],
  forCitizen({ observe }) {
    const openedAt = new Map<string, number>();
    let heard = 0;
    return (signal, about) => {
      if (signal.type === 'vital') {
        if (heard++ < MOST) observe({ ...about, ...signal, step: openedAt.get(signal.url) ?? about.step });
        return;
      }
      if (signal.kind !== 'document') return;
      const [url = signal.url] = signal.url.split(/[?#]/, 1);
      // Anew at the end of the order in which they are forgotten.
      openedAt.delete(url);
      openedAt.set(url, about.step);
      const [oldest] = openedAt.keys();
      if (openedAt.size > MOST_DOCUMENTS && oldest !== undefined) openedAt.delete(oldest);
    };
  },
});
