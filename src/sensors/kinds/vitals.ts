import { sensor } from './sensor.ts';

/** So many of a citizen's latest documents are remembered, to tell at which step they were opened. */
const MOST_DOCUMENTS = 50;
/** What a page says of itself without end is told so many times per citizen. */
const MOST = 500;

/** A document that a citizen opened. */
interface Opened {
  url: string;
  step: number;
  startedAt: number;
}

/**
 * Web vitals, which are final when their page is gone: they belong to the step that opened it, and to the moment at which
 * it began. Of several documents at one address, such as one that was loaded again, it is the one that began nearest.
 */
export const vitals = sensor({
  hears: ['vital', 'exchange'],
  forCitizen({ observe }) {
    const documents: Opened[] = [];
    let heard = 0;
    return (signal, about) => {
      if (signal.type === 'vital') {
        if (heard++ >= MOST) return;
        const opened = nearest(documents, signal);
        const startedAt = signal.startedAt ?? opened?.startedAt;
        const when = startedAt === undefined ? {} : { startedAt };
        observe({ ...about, ...signal, ...when, step: opened?.step ?? about.step });
        return;
      }
      if (signal.kind !== 'document') return;
      const [url = signal.url] = signal.url.split(/[?#]/, 1);
      documents.push({ url, step: about.step, startedAt: signal.startedAt });
      if (documents.length > MOST_DOCUMENTS) documents.shift();
    };
  },
});

/** The document that is meant; the latest at that address where nothing is known of when it began. */
function nearest(
  documents: readonly Opened[],
  { url, startedAt = Infinity }: { url: string; startedAt?: number },
): Opened | undefined {
  let found: Opened | undefined;
  for (const one of documents) {
    if (one.url !== url) continue;
    if (!found || !(Math.abs(found.startedAt - startedAt) < Math.abs(one.startedAt - startedAt))) found = one;
  }
  return found;
}
