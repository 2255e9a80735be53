import type { IncomingMessage } from 'node:http';
import { serveSite, type Answer, type Site } from '../../support/site.ts';
import { traces, type Trace } from './traces.ts';

/** A service that pages leave things at, and what it sees of who comes. */
export interface Service extends Site {
  /** Paths of the pages for a trace. */
  of(trace: Trace): { leave: string; look: string };
  /** What the page that looked last found. */
  found(): string;
  /** Requests with what a browser adds of its own accord: `GET /asset`, `GET /asset if-none-match who=Ada`. */
  seen: string[];
  /** How often what a page says as it goes has been answered. */
  farewells(): number;
}

/** A late answer is still on its way when the next citizen could come, ms. */
const LATE_MS = 150;

const page = (work: string, told: string): string =>
  `<!doctype html><link rel="icon" href="data:,"><h1>Wait</h1><script>
  (async () => { ${work} })().catch(String).then(async (found) => {
    ${told}
    document.querySelector('h1').textContent = 'Done';
  });
</script>`;

const FRAME = `<!doctype html><link rel="icon" href="data:,"><script>
  addEventListener('message', () => {
    localStorage.setItem('who', 'Ada');
    sessionStorage.setItem('who', 'Ada');
    parent.postMessage('kept', '*');
  });
  parent.postMessage((localStorage.getItem('who') ?? '') + (sessionStorage.getItem('who') ?? ''), '*');
</script>`;

const SCRIPT = { 'content-type': 'text/javascript' };

function script(source: string, headers: Record<string, string> = {}): Answer {
  return (_request, response) => void response.writeHead(200, { ...SCRIPT, ...headers }).end(source);
}

/** Serves a page that leaves and one that looks for each trace, and what they need. */
export async function serveTraces(): Promise<Service> {
  let found = '';
  let farewells = 0;
  const seen: string[] = [];
  const note = (request: IncomingMessage): void => {
    const { cookie, authorization } = request.headers;
    const added = [
      request.headers['if-none-match'] && 'if-none-match',
      authorization && 'authorization',
      cookie,
    ];
    seen.push([request.method, request.url, ...added].filter(Boolean).join(' '));
  };
  const noting =
    (answer: Answer): Answer =>
    (request, response) => {
      note(request);
      if (typeof answer === 'function') answer(request, response);
      else response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
    };
  const site = await serveSite({
    '/found': (request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://service');
      found = searchParams.get('is') ?? '';
      response.writeHead(204).end();
    },
    '/frame': FRAME,
    '/worker': script(`addEventListener('fetch', () => {});`, { 'service-worker-allowed': '/' }),
    '/secret': (request, response) => {
      if (request.headers.authorization) response.writeHead(200).end('Ada');
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="forms"' }).end();
    },
    '/assets': noting(
      `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="/style"><h1>Done</h1><script src="/kept"></script><img src="/picture">`,
    ),
    '/kept': noting(script('0', { 'cache-control': 'max-age=3600' })),
    '/style': noting((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'max-age=3600' }).end('h1{}'),
    ),
    '/picture': noting((request, response) => {
      const headers = { 'content-type': 'image/svg+xml', etag: '"1"', 'cache-control': 'no-cache' };
      const same = request.headers['if-none-match'] === '"1"';
      response
        .writeHead(same ? 304 : 200, headers)
        .end(same ? '' : '<svg xmlns="http://www.w3.org/2000/svg"/>');
    }),
    '/login': noting((_request, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'set-cookie': ['who=Ada; HttpOnly; Max-Age=3600', 'in=a frame; HttpOnly'],
        })
        .end('<h1>Done</h1>'),
    ),
    '/plain': noting('<!doctype html><link rel="icon" href="data:,"><h1>Done</h1>'),
    '/leaving': `<!doctype html><link rel="icon" href="data:,"><h1>Done</h1><script>
      addEventListener('pagehide', () => navigator.sendBeacon('/farewell'));
    </script>`,
    '/farewell': (_request, response) => {
      setTimeout(() => {
        response.writeHead(204, { 'set-cookie': 'late=Ada; Max-Age=3600' }).end(() => (farewells += 1));
      }, LATE_MS);
    },
    '/hints': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'accept-ch': 'Sec-CH-UA-Platform-Version' })
        .end('<h1>Done</h1>'),
    '/busy': `<!doctype html><link rel="icon" href="data:,"><button onclick="
      localStorage.setItem('who', 'Ada'); document.cookie = 'who=Ada; max-age=3600'; fetch('/silence')">Send</button>`,
    '/silence': () => undefined,
    ...Object.fromEntries(
      traces.flatMap(({ leave, look }, index) => [
        [`/${index}/leave`, page(leave, '')],
        [`/${index}/look`, page(look, `await fetch('/found?is=' + encodeURIComponent(found));`)],
        [`/${index}/frame`, FRAME],
      ]),
    ),
  });
  return {
    ...site,
    of: (trace) => {
      const index = traces.indexOf(trace);
      return { leave: `/${index}/leave`, look: `/${index}/look` };
    },
    found: () => found,
    seen,
    farewells: () => farewells,
  };
}
