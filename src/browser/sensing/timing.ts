import type { Request, Response } from 'playwright';
import type { Signal } from '../../model/index.ts';

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
 * @param routed a route may have held the request: the browser's times are not the service's then, and stay out.
 */
export function addTiming(
  to: Timing,
  request: Request,
  response: Response,
  { routed, headers }: { routed: boolean; headers: Readonly<Record<string, string>> },
): void {
  const protocol = protocolOf(request.url(), response);
  if (protocol !== undefined) to.protocol = protocol;
  const bytes = lengthOf(request, response, headers);
  if (bytes !== undefined) to.bytes = bytes;
  if (routed) return;
  const { responseStart, domainLookupStart, domainLookupEnd, connectStart, connectEnd } = request.timing();
  if (responseStart > 0) to.ttfbMs = responseStart;
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
 * How long an exchange took, ms: the browser's own figure where it holds. A route pauses a request before the network's
 * clock starts, so that what a fault held there is timed from outside; what was only looked at is not charged with that.
 */
export function durationOf(
  request: Request,
  { held, outsideMs }: { held: boolean; outsideMs: number },
): number {
  const { responseEnd } = request.timing();
  return !held && responseEnd >= 0 ? responseEnd : outsideMs;
}
