import type { Request, Response } from 'playwright';
import type { Signal } from '../../model/index.ts';
import { inside } from '../inside.ts';

/** What is known of an exchange's time and size without asking the browser for it. */
type Timing = Pick<
  Extract<Signal, { type: 'exchange' }>,
  'ttfbMs' | 'dnsMs' | 'connectMs' | 'bytes' | 'protocol'
>;

/** No body, whatever their headers say of its length: RFC 9110, 6.4.1. */
const WITHOUT_BODY = new Set([204, 304]);

/** So many hosts are remembered; a page that embeds more is rare, and a list that grows is worse. */
const MOST_HOSTS = 100;
const protocols = new Map<string, string | undefined>();

/**
 * Adds the times that came with the answer, the length that its headers state, and how its host speaks. All of it is in
 * this process already: asking for sizes costs a round trip for each exchange.
 * @param held a route held the request or answered it: the browser's times are not the service's then, and stay out.
 */
export function addTiming(
  to: Timing,
  request: Request,
  response: Response,
  { held, headers }: { held: boolean; headers: Readonly<Record<string, string>> },
): void {
  const protocol = protocolOf(request.url(), response);
  if (protocol !== undefined) to.protocol = protocol;
  const bytes = lengthOf(request, response, headers);
  if (bytes !== undefined) to.bytes = bytes;
  if (held) return;
  const { requestStart, responseStart, domainLookupStart, domainLookupEnd, connectStart, connectEnd } =
    request.timing();
  // Of what was not sent, since a route answered it, Playwright says the end for the first byte.
  if (requestStart >= 0 && responseStart > 0) to.ttfbMs = responseStart;
  // Both ends are -1 on a connection that was there.
  if (domainLookupStart >= 0 && domainLookupEnd >= domainLookupStart)
    to.dnsMs = domainLookupEnd - domainLookupStart;
  if (connectStart >= 0 && connectEnd > connectStart) to.connectMs = connectEnd - connectStart;
}

function lengthOf(
  request: Request,
  response: Response,
  headers: Readonly<Record<string, string>>,
): number | undefined {
  const stated = headers['content-length'];
  if (stated === undefined || !/^\d{1,15}$/.test(stated)) return undefined;
  return request.method() === 'HEAD' || WITHOUT_BODY.has(response.status()) ? 0 : Number(stated);
}

/** As the first answer of the host had it: asking every answer would cost a round trip each. */
function protocolOf(url: string, response: Response): string | undefined {
  const end = url.indexOf('/', 'https://'.length);
  const host = end < 0 ? url : url.slice(0, end);
  if (!protocols.has(host)) {
    for (const oldest of [...protocols.keys()].slice(0, protocols.size + 1 - MOST_HOSTS))
      protocols.delete(oldest);
    protocols.set(host, undefined);
    // The page may be gone by then; the next one's answer is asked again.
    response.httpVersion().then(
      (version) => protocols.set(host, inOwnWords(version)),
      () => protocols.delete(host),
    );
  }
  return protocols.get(host);
}

/** `HTTP/1.1` is `http/1.1` in the words of ALPN, RFC 7301; `HTTP/2.0` is `h2`. */
function inOwnWords(version: string): string {
  return version.toLowerCase().replace(/^http\/([23])(?:\.0)?$/, 'h$1');
}

/**
 * How long an exchange took, ms: from the browser's network taking the request to the end of the answer, both as the browser
 * states them. A route pauses a request before, so that what a fault held there is timed from outside.
 */
export function durationOf(
  request: Request,
  { held, outsideMs }: { held: boolean; outsideMs: number },
): number {
  const { startTime, responseStart, responseEnd } = request.timing();
  if (held || responseEnd < 0) return outsideMs;
  return Math.max(responseEnd - queuedMs(request, startTime), responseStart);
}

/**
 * How long a request was on its way from the page to the browser's network, ms. Playwright counts `responseEnd` from the
 * page's asking, unlike all its other times, and says only inside when that was; 0 where it does not.
 */
function queuedMs(request: Request, takenAt: number): number {
  const { _wallTimeMs: askedAt } = (inside(request) ?? {}) as { _wallTimeMs?: unknown };
  return typeof askedAt === 'number' ? Math.max(0, takenAt - askedAt) : 0;
}
