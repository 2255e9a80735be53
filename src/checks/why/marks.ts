import { isBad } from '../../model/index.ts';
import type { Exchange, PageProblem } from '../../model/index.ts';

/**
 * What browsers call a connection that did not come about or broke: Chromium’s net errors, Firefox’s and WebKit’s words.
 * Answers that a browser does not take for reasons of its own, such as CORS, are not among them.
 */
const BROKEN =
  /ERR_(CONNECTION|NAME|INTERNET|ADDRESS|NETWORK|PROXY|SOCKET|SOCKS|TUNNEL|TIMED_OUT|EMPTY_RESPONSE|CONTENT_LENGTH|INCOMPLETE|DNS|QUIC|HTTP2|SSL|CERT)|NS_ERROR_(NET|CONNECTION|UNKNOWN_HOST|OFFLINE|PROXY)|could not connect|connection was lost|appears to be offline/i;

/**
 * What something that went wrong is known by, so that it is recognised at other citizens: the same for the same route and
 * answer, rule or exception. Undefined for what is in order, and for what a page called off itself.
 */
export function markOf(event: Exchange | PageProblem): string | undefined {
  if (event.type === 'page.problem') {
    return isEcho(event.message) ? undefined : `${event.source} ${event.message.split('\n', 1)[0] ?? ''}`;
  }
  if (event.rejection) return `rule ${event.rejection.rule}`;
  if (event.touch === 'faulted') return `fault ${event.fault ?? ''} ${answerOf(event)}`;
  return isBad(event) ? `${event.method} ${routeOf(event)} ${answerOf(event)}` : undefined;
}

/** A browser’s word of an exchange that is in the record itself: Chromium’s, Firefox’s, WebKit’s. */
function isEcho(message: string): boolean {
  return /^(Uncaught )?(TypeError: )?(Failed to (load resource|fetch)|XMLHttpRequest cannot load|NetworkError|Load failed)/i.test(
    message,
  );
}

/**
 * Statuses by which a service says that it understood and will not (RFC 9110: 402, 403, 409, 413, 422; RFC 7725: 451;
 * RFC 6585: 429).
 */
const REFUSALS: readonly number[] = [402, 403, 409, 413, 422, 429, 451];

/** Whether the service refused what was asked for, with or without a rule. */
export function isRefusal({ status, rejection }: Exchange): boolean {
  return rejection !== undefined || REFUSALS.includes(status);
}

function answerOf({ status, error = '' }: Exchange): string {
  return status === 0 ? error : String(status);
}

/** The path with ids made alike. */
export function routeOf({ route, url }: Exchange): string {
  const path = (route ?? url).replace(/^[a-z]+:\/\/[^/]+/i, '');
  return path.replaceAll(/\/[^/]*\d[^/]*/g, '/:id');
}

/** Whether an exchange failed for want of a connection. */
export function isBroken({ status, error = '' }: Exchange): boolean {
  return status === 0 && BROKEN.test(error);
}
