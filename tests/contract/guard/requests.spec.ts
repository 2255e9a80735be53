import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Browser } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import { StepFailure, type Gate, type Safe, type Session } from '../../../src/model/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';
import { ready, type Written } from '../../support/steps.ts';

/** What a gate was asked, and what it lets through: nothing with the word `secret` in it. */
interface Asked {
  typed: { text: string; shown: string; labels: readonly string[]; isWritten: boolean }[];
  sent: { method: string; url: string; body: string }[];
  gate: Gate;
}

function watchful(): Asked {
  const pass = (text: string): Safe => {
    if (text.includes('secret')) throw new StepFailure('interrupted', 'the guard stopped the run');
    return text as Safe;
  };
  const asked: Asked = {
    typed: [],
    sent: [],
    gate: {
      typed(text, { shown, labels }, isWritten) {
        asked.typed.push({ text, shown, labels, isWritten });
        return pass(text);
      },
      uploaded: pass,
      visited: pass,
      sent({ method, url, body }) {
        asked.sent.push({ method, url, body: String(body ?? '') });
        return !`${url} ${String(body)}`.includes('secret');
      },
    },
  };
  return asked;
}

interface Guarded extends Asked {
  session: Session;
  does(written: Written): Promise<unknown>;
}

const test = base.extend<{ guarded: (pages: Record<string, Answer>) => Promise<Guarded & { site: Site }> }>({
  guarded: async ({ browser }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (pages) => {
      const site = await serveSite(pages);
      const asked = watchful();
      const session = await openAt(browser, site, asked.gate);
      ends.push(
        () => session.close(),
        () => site.close(),
      );
      const does = (written: Written): Promise<unknown> =>
        session.perform(ready(written), new AbortController().signal);
      return { ...asked, site, session, does };
    });
    for (const end of ends) await end();
  },
});

async function openAt(browser: Browser, { url }: Site, gate: Gate): Promise<Session> {
  const context = await browser.newContext(personaContext(somebody));
  return sessionIn(context, citizenNumber(1), () => undefined, {
    baseUrl: url,
    now: () => performance.now(),
    gate: () => gate,
  });
}

const FORM = `<!doctype html><link rel="icon" href="data:,"><label>Your number <input name="ssn"></label>
<label>Colour <select><option>Red<option>Blue</select></label><label>Proof <input type="file"></label><button>Go</button>`;

test('what a citizen types and chooses is asked for first, with the words of its control, and is not typed when refused', async ({
  guarded,
}) => {
  const { does, typed, session, site } = await guarded({
    '/': `${FORM}<script>
    addEventListener('input', ({ target }) => fetch('/typed?' + target.value));</script>`,
  });
  await does({ visit: '/' });
  await does({ fill: { field: 'Your number', value: '12' } });
  await does({ select: { field: 'Colour', option: 'Blue' } });
  expect(typed).toMatchObject([
    { text: '12', shown: expect.stringContaining('“Your number”'), isWritten: true },
    { text: 'Blue', shown: expect.stringContaining('“Colour”'), isWritten: true },
  ]);
  await expect(does({ fill: { field: 'Your number', value: 'secret' } })).rejects.toThrow('stopped');
  await expect(does({ visit: '/secret' })).rejects.toThrow('stopped');
  expect(session.address()).toBe(`${site.url}/`);
  expect(site.requests.filter((one) => one.includes('secret'))).toEqual([]);
});

test('a form that fills itself in says so, with the author’s names of its fields', async ({ guarded }) => {
  const { does, typed } = await guarded({
    '/': '<form><label>Número <input name="ssn" required></label></form>',
  });
  await does({ visit: '/' });
  await does({ complete: {} });
  expect(typed).toMatchObject([{ isWritten: false, labels: expect.arrayContaining(['Número', 'ssn']) }]);
});

test('the name of a file is asked for before it is chosen', async ({ guarded }) => {
  const { does } = await guarded({ '/': FORM });
  const file = join(await mkdtemp(join(tmpdir(), 'esr-guard-')), 'secret.pdf');
  await writeFile(file, '');
  await does({ visit: '/' });
  await expect(does({ upload: { path: file, to: 'Proof' } })).rejects.toThrow('stopped');
});

test('scripts, forms, beacons, pictures and frames of other windows: each request of a page is seen with what it carries', async ({
  guarded,
}) => {
  const sends = `fetch('/a', { method: 'POST', body: JSON.stringify({ one: 1 }) });
    navigator.sendBeacon('/b', 'two'); new Image().src = '/c?three';
    const data = new FormData(); data.append('four', 'five'); data.append('after', 'six');
    const xhr = new XMLHttpRequest(); xhr.open('POST', '/d'); xhr.send(data);
    new Worker(window.URL.createObjectURL(new Blob(["fetch('" + origin + "/e?seven')"])));
    document.forms[0].submit();`;
  const { does, sent } = await guarded({
    '/': `<form action="/f" method="post" target="x"><input name="eight" value="nine"></form><iframe name="x"></iframe>
      <button onclick="${sends.replaceAll('"', '&quot;')}">Go</button>`,
  });
  await does({ visit: '/' });
  await does({ click: 'Go' });
  const seen = (): string[] =>
    sent.map(({ method, url, body }) => `${method} ${new URL(url).pathname}${new URL(url).search} ${body}`);
  await expect
    .poll(seen)
    .toEqual(
      expect.arrayContaining([
        'POST /a {"one":1}',
        'POST /b two',
        'GET /c?three ',
        expect.stringMatching(/^POST \/d [^]*four[^]*five[^]*after[^]*six/),
        'GET /e?seven ',
        'POST /f eight=nine',
      ]),
    );
});

test('what a page says over a web socket is seen', async ({ guarded }) => {
  const sockets = await serveSockets();
  const { does, sent } = await guarded({
    '/': `<button onclick="const s = new WebSocket('${sockets.url}'); s.onopen = () => s.send('hello')">Go</button>`,
  });
  await does({ visit: '/' });
  await does({ click: 'Go' });
  await expect
    .poll(() => sent.filter(({ method }) => method === 'WebSocket'))
    .toMatchObject([{ url: `${sockets.url}/`, body: 'hello' }]);
  await sockets.close();
});

/** Accepts web sockets and says nothing (RFC 6455, section 4.2.2). */
async function serveSockets(): Promise<{ url: string; close(): Promise<void> }> {
  const open: Duplex[] = [];
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
    socket.on('error', () => undefined);
    socket.write(`${upgrade}Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
    open.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('where a route holds a request anyway, what is refused never reaches the service', async ({
  guarded,
}) => {
  const { does, session, site } = await guarded({
    '/': `<button onclick="fetch('/secret').catch(() => document.body.append('refused'))">Go</button>`,
  });
  const release = await session.intercept('**', (exchange) => exchange.pass());
  await does({ visit: '/' });
  await does({ click: 'Go' }).catch(() => undefined);
  await does({ expect: { text: 'refused' } });
  await release();
  expect(site.requests).toContain('GET /');
  expect(site.requests).not.toContain('GET /secret');
});
