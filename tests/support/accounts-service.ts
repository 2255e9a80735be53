import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An account of the service, by its user name. */
type Known = { username: string; password: string; id: string };

/** A service that lets in only who has an account, and an API that makes accounts; slow as real ones are. */
export interface AccountsService {
  url: string;
  accounts: Map<string, Known>;
  /** What was asked of the API: `POST /api/accounts` and who it was about. */
  asked: { method: string; path: string; usernames: string[]; headers: IncomingMessage['headers'] }[];
  /** Most requests to the API that were under way at once. */
  mostAtOnce(): number;
  /** Who is inside now. */
  signedIn: string[];
  /** From now on the API answers so instead, where this gives a status. */
  instead(answer: (request: { method: string; path: string; count: number }) => number | undefined): void;
  /** Resolves when the API has so many accounts. */
  has(count: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves it on a free port:
 *
 *     POST   /api/accounts            one account; 409 where the name is taken
 *     DELETE /api/accounts/<name|id>  404 where there is none
 *     POST   /api/users, /api/gone    { users: [ … ] } at once; 409 where one of them is taken
 *     GET    /                        a page to sign in on, which leads to /home
 */
export async function serveAccounts({ latencyMs = 2 } = {}): Promise<AccountsService> {
  const accounts: AccountsService['accounts'] = new Map();
  const asked: AccountsService['asked'] = [];
  const signedIn: string[] = [];
  const waiting = new Set<() => void>();
  let answerFor: Parameters<AccountsService['instead']>[0] = () => undefined;
  let [under, most, ids] = [0, 0, 0];

  const take = (users: readonly Known[]): number => {
    if (users.some(({ username }) => accounts.has(username))) return 409;
    for (const { username, password } of users)
      accounts.set(username, { username, password, id: `id-${++ids}` });
    for (const look of waiting) look();
    return 201;
  };
  const drop = (name: string): number => {
    const found = [...accounts.values()].find(({ username, id }) => username === name || id === name);
    return found && accounts.delete(found.username) ? 204 : 404;
  };
  const api = (method: string, path: string, body: { users?: Known[] } & Known): number => {
    if (method === 'POST' && path === '/api/accounts') return take([body]);
    if (method === 'POST' && path === '/api/users') return take(body.users ?? []);
    if (method === 'POST' && path === '/api/gone') {
      for (const { username } of body.users ?? []) drop(username);
      return 200;
    }
    return method === 'DELETE' ? drop(decodeURIComponent(path.split('/').at(-1) ?? '')) : 404;
  };

  const server = createServer((request, response) => {
    void respond(request, response);
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(request);
    const { method = 'GET', url: path = '/' } = request;
    if (!path.startsWith('/api/')) return page(path, text, response, { accounts, signedIn });
    const body = (text === '' ? {} : JSON.parse(text)) as { users?: Known[] } & Known;
    const users = body.users ?? (body.username ? [body] : [{ username: path.split('/').at(-1) ?? '' }]);
    asked.push({
      method,
      path,
      usernames: users.map(({ username }) => username),
      headers: request.headers,
    });
    most = Math.max(most, ++under);
    const forced = answerFor({ method, path, count: asked.length });
    await new Promise((later) => setTimeout(later, latencyMs));
    under -= 1;
    const status = forced ?? api(method, path, body);
    const id = accounts.get(body.username)?.id;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      status === 204 ? '' : JSON.stringify(status < 300 ? { data: { id } } : { error: `status ${status}` }),
    );
  };
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accounts,
    asked,
    signedIn,
    mostAtOnce: () => most,
    instead: (answer) => void (answerFor = answer),
    has: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (accounts.size >= count) resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const SIGN_IN = `<!doctype html><html lang="en"><title>Sign in</title><link rel="icon" href="data:,"><h1>Sign in</h1>
<form method="post" action="/session"><label>Username <input name="username" autocomplete="username"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form>`;

function page(
  path: string,
  text: string,
  response: ServerResponse,
  { accounts, signedIn }: Pick<AccountsService, 'accounts' | 'signedIn'>,
): void {
  const said = new URLSearchParams(text);
  const name = said.get('username') ?? '';
  const isKnown = path === '/session' && accounts.get(name)?.password === said.get('password');
  if (isKnown) {
    signedIn.push(name);
    response.writeHead(303, { location: '/home' }).end();
    return;
  }
  const complaint = path === '/session' ? '<p role="alert">We do not know that name or password.</p>' : '';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    path === '/home' ? '<!doctype html><title>Home</title><h1>Welcome</h1>' : `${SIGN_IN}${complaint}`,
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
