import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

/** Who does not answer within this time is not there, ms. */
const WITHIN_MS = 10_000;

/** What somebody answered to a request of a plane. */
export interface Heard {
  status: number;
  /** The answer, where it is JSON. */
  body: unknown;
}

interface Asked {
  method: string;
  body?: unknown;
  token?: string | undefined;
}

/**
 * Asks an HTTP interface that faults are told to, on a connection of its own: one that was kept may have ended meanwhile.
 * @throws Error with a sentence when no answer came.
 */
export async function ask(url: string, asked: Asked): Promise<Heard> {
  try {
    return await send(url, asked);
  } catch (error) {
    throw new Error(`could not ask ${url}, because ${whyNot(error)}`, { cause: error });
  }
}

/** Whether nobody listens there any more, so that nothing of a fault is left there either. */
export function isGone(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function send(url: string, { method, body, token }: Asked): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = (url.startsWith('https:') ? secure : plain)(url, {
      method,
      agent: false,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: jsonOr(text) }));
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError';
  return isLate ? `no answer came within ${WITHIN_MS / 1_000} s` : error.message;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.slice(0, 200);
  }
}
