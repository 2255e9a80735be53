import { json, slow } from '../../support/site.ts';
import { expect, page, test } from './watched.ts';

const APP = page(`<h1>App</h1>
  <button onclick="history.pushState({}, '', '/claims?page=2'); fetch('/api/claims')">Claims</button>
  <button onclick="history.pushState({}, '', '/a'); history.replaceState({}, '', '/b')">Through</button>
  <a href="#part">Part</a> <a href="/other">Other</a> <a href="/file" download>File</a>`);

test('a change of address within a page is told with the time until it is quiet', async ({
  site,
  citizen,
}) => {
  const portal = await site({ '/': APP, '/api/claims': slow(300) });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'Claims' });
  const [navigation, ...others] = heard('navigation');
  expect(others).toEqual([]);
  expect(navigation).toMatchObject({ url: `${portal.url}/claims` });
  expect(navigation?.durationMs).toBeGreaterThan(250);
  expect(navigation?.startedAt).toBeGreaterThan(0);
});

test('two changes in one breath are one, and a new page is none', async ({ site, citizen }) => {
  const portal = await site({ '/': APP, '/other': page('<h1>Other</h1><a href="/">Back</a>') });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'Through' }, { click: 'Other' }, { click: 'Back' });
  expect(heard('navigation').map(({ url }) => url)).toEqual([`${portal.url}/b`]);
});

test('after a download a change of address is still told', async ({ site, citizen }) => {
  const portal = await site({
    '/': APP,
    '/api/claims': json([]),
    '/file': (_request, response) =>
      response.writeHead(200, { 'content-disposition': 'attachment; filename="award letter.pdf"' }).end('x'),
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'File' });
  await expect
    .poll(() => heard('page.download'))
    .toEqual([{ type: 'page.download', name: 'award letter.pdf' }]);
  await does({ click: 'Claims' });
  expect(heard('navigation').map(({ url }) => url)).toEqual([`${portal.url}/claims`]);
});

test('a download that breaks off says so', async ({ site, citizen }) => {
  const portal = await site({
    '/': APP,
    '/file': (request, response) => {
      response.writeHead(200, {
        'content-disposition': 'attachment; filename=a.pdf',
        'content-length': '9999',
      });
      response.write('begun');
      setTimeout(() => request.socket.destroy(), 50);
    },
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'File' });
  await expect
    .poll(() => heard('page.download').map(({ name, error }) => [name, typeof error]))
    .toEqual([['a.pdf', 'string']]);
});
