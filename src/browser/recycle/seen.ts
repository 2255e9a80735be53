import type { BrowserContext, Request, Response } from 'playwright';

/**
 * What a service can make a browser remember beside cookies and storage, by the header that does it. There is no way to
 * take it away from a context again: passwords of HTTP authentication (RFC 9110), HSTS (RFC 6797), client hints
 * (RFC 8942), other addresses (RFC 7838), reporting endpoints.
 */
const REMEMBERED = [
  'www-authenticate',
  'proxy-authenticate',
  'strict-transport-security',
  'accept-ch',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
  'use-as-dictionary',
];

/** These end with their page, at once. */
const ENDS_WITH_PAGE = new Set(['websocket', 'eventsource', 'media']);

/** What one citizen did to a context, as far as it matters for whoever has it next. */
export interface Seen {
  /** Origins whose documents were shown, in frames too: storage is theirs. */
  readonly origins: ReadonlySet<string>;
  /** Why the context must not be used again; undefined when all that was done can be taken away. */
  stain(): string | undefined;
  /** Sees no more. */
  stop(): void;
}

/** Watches a context while one citizen has it. */
export function watch(context: BrowserContext): Seen {
  const origins = new Set<string>();
  const open = new Set<Request>();
  let remembered: string | undefined;

  const begun = (request: Request): void => {
    const url = URL.canParse(request.url()) ? new URL(request.url()) : undefined;
    if (!url?.protocol.startsWith('http')) return;
    if (request.resourceType() === 'document') origins.add(url.origin);
    if (url.username !== '' || url.password !== '') remembered = 'a password in an address';
    if (!ENDS_WITH_PAGE.has(request.resourceType())) open.add(request);
  };
  const ended = (request: Request): void => void open.delete(request);
  const answered = (response: Response): void => {
    const headers = response.headers();
    remembered ??= REMEMBERED.find((name) => headers[name] !== undefined);
  };

  context.on('request', begun);
  context.on('response', answered);
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  return {
    origins,
    stain() {
      const [one] = open;
      if (one) return `${one.method()} ${one.url()}, which is under way`;
      // A frame of another site is a process of its own, whose scripts would hear that it goes.
      const sites = new Set([...origins].map((origin) => new URL(origin).hostname));
      return sites.size > 1 ? `pages of ${[...sites].join(' and ')}` : remembered;
    },
    stop() {
      context.off('request', begun);
      context.off('response', answered);
      context.off('requestfinished', ended);
      context.off('requestfailed', ended);
    },
  };
}
