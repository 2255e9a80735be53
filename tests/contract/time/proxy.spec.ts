import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { json, type Answer } from '../../support/site.ts';
import { expect, test } from './stage.ts';

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('what goes through the proxy arrives as it was sent, both ways', async ({ site, stage }) => {
  const bytes = randomBytes(3_000_000);
  let uploaded = '';
  const upload: Answer = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      uploaded = digest(Buffer.concat(chunks));
      response.writeHead(201, 'Made it', { 'x-two': ['one', 'two'], etag: '"7"' }).end();
    });
  };
  const { page } = await stage(
    await site({
      '/': '',
      '/bytes': (_request, response) => response.end(bytes),
      '/packed': (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
      '/none': (_request, response) => response.writeHead(204).end(),
      '/upload': upload,
      '/drops': (_request, response) => {
        response.write('one');
        setTimeout(() => response.end('two'), 20);
      },
    }),
  );
  await page.goto('/');
  const seen = await page.evaluate(async () => {
    const whole = await (await fetch('/bytes')).arrayBuffer();
    const hash = await crypto.subtle.digest('SHA-256', whole);
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const made = await fetch('/upload', { method: 'POST', body: whole });
    return {
      hex,
      made: [made.status, made.statusText, made.headers.get('x-two'), made.headers.get('etag')],
      packed: await (await fetch('/packed')).text(),
      none: (await fetch('/none')).status,
      head: (await fetch('/bytes', { method: 'HEAD' })).status,
      drops: await (await fetch('/drops')).text(),
      missing: (await fetch('/missing')).status,
    };
  });
  expect(seen).toEqual({
    hex: digest(bytes),
    made: [201, 'Made it', 'one, two', '"7"'],
    packed: 'packed',
    none: 204,
    head: 200,
    drops: 'onetwo',
    missing: 404,
  });
  expect(uploaded).toBe(digest(bytes));
});

test('a service that fails looks like one that fails', async ({ site, stage }) => {
  const made = await site({
    '/': '',
    '/hangs-up': (request) => request.socket.destroy(),
    '/breaks-off': (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    },
    '/errs': json({ status: 503 }, 503),
  });
  const { page } = await stage(made);
  await page.goto('/');
  const ask = (path: string): Promise<string> =>
    page.evaluate(
      (at) =>
        fetch(at)
          .then(async (answer) => `${answer.status} ${await answer.text()}`)
          .catch((error: unknown) => (error instanceof Error ? error.name : 'failed')),
      path,
    );
  expect(await ask('/errs')).toBe('503 {"status":503}');
  expect(await ask('/hangs-up')).toBe('TypeError');
  expect(await ask('/breaks-off')).toBe('TypeError');
  expect(await ask('/')).toBe('200 ');
  await made.close();
  expect(await ask('/errs')).toBe('TypeError');
  await expect(page.goto('/')).rejects.toThrow(/net::ERR_/);
});

test('a connection that the service closes while nothing is under way costs nobody a request', async ({
  site,
  stage,
}) => {
  const closing: Answer = (request, response) => {
    response.end('here');
    response.on('finish', () => setImmediate(() => request.socket.destroySoon()));
  };
  const { page } = await stage(await site({ '/': '', '/closing': closing }));
  await page.goto('/');
  const answers = await page.evaluate(async () => {
    const texts: string[] = [];
    for (let left = 20; left > 0; left--) texts.push(await (await fetch('/closing')).text());
    return texts;
  });
  expect(answers).toEqual(answers.map(() => 'here'));
});

test('a page that gives up its request takes it from the service as well', async ({ site, stage }) => {
  const gone: string[] = [];
  const { page } = await stage(
    await site({
      '/': '',
      '/slow': (_request, response) => response.on('close', () => gone.push('/slow')),
    }),
  );
  await page.goto('/');
  await page.evaluate(() => fetch('/slow', { signal: AbortSignal.timeout(50) }).catch(() => undefined));
  await expect.poll(() => gone).toEqual(['/slow']);
});
