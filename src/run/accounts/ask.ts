import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './provider.ts';

/** A request as it goes out. */
export interface Asking {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What came back, after how many tries. */
interface Answered {
  status: number;
  text: string;
  tries: number;
}

const WITHIN_MS = 30_000;
/** What has begun may take so long after a stop. */
const AFTER_STOP_MS = 3_000;
/** Tries of one request, and the first pause between two; each is twice the one before. */
const TRIES = 5;
const PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** Statuses that pass: too many requests, or trouble on the server's side. */
const PASSING = [408, 425, 429, 500, 502, 503, 504];
/** Of an answer; a longer one is cut. */
const MOST_TEXT = 1_000_000;

/**
 * Sends a request, again where the service is busy or gone for a moment. A stop lets what has begun come to its end, so
 * that nothing is created after it was taken away.
 * @param isExpected statuses that mean something, whatever they usually mean.
 * @throws Refused when there is no answer.
 */
export async function ask(
  { url, ...request }: Asking,
  signal: AbortSignal,
  isExpected: (status: number) => boolean,
): Promise<Answered> {
  const where = `${request.method} ${new URL(url).pathname}`;
  for (let tries = 1; ; tries++) {
    const isLast = tries >= TRIES || signal.aborted;
    const answer = await once(url, request, signal).catch((error: unknown) => {
      if (isLast) throw new Refused(`${where} got no answer: ${reasonOf(error)}`, 'is the service up?');
      return undefined;
    });
    if (answer && (isLast || isExpected(answer.status) || !PASSING.includes(answer.status)))
      return { status: answer.status, text: answer.text, tries };
    const usual = PAUSE_MS * 2 ** (tries - 1);
    // A stop ends the waiting, and the next try is the last.
    await pause(Math.min(LONGEST_PAUSE_MS, answer?.waitMs ?? usual), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

async function once(
  url: string,
  request: Omit<Asking, 'url'>,
  signal: AbortSignal,
): Promise<{ status: number; text: string; waitMs: number | undefined }> {
  const cut = new AbortController();
  let timer = setTimeout(() => cut.abort(new Error(`none within ${WITHIN_MS / 1_000} s`)), WITHIN_MS);
  const hurry = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => cut.abort(new Error('the run was stopped')), AFTER_STOP_MS);
  };
  if (signal.aborted) hurry();
  else signal.addEventListener('abort', hurry, { once: true });
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: cut.signal });
    const text = (await response.text()).slice(0, MOST_TEXT);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return { status: response.status, text, waitMs: seconds >= 0 ? seconds * 1_000 : undefined };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', hurry);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code === 'ECONNREFUSED'
    ? 'nothing listens there (connection refused)'
    : (cause?.message ?? error.message);
}
