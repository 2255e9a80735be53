import { expect, test } from '@playwright/test';
import { below } from '../../../apps/gateway/api.ts';
import { asks } from '../../../apps/platform/ask.ts';
import { databaseOn } from '../../../apps/platform/database.ts';
import { noFaults } from '../../../apps/platform/faults.ts';
import { createServer } from '../../../apps/platform/server.ts';
import { SimulatedFault } from '../../../src/faults/middleware/index.ts';

const engine = {
  rows: () => Promise.resolve([]),
  run: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
const HEADER = 'x-simulated-fault';

test('an answer names the faults that its request felt, once each, also where one of them ended it', async () => {
  const app = createServer('claims');
  let ends = false;
  const at = (): Promise<readonly string[]> =>
    ends
      ? Promise.reject(new SimulatedFault('db', 'status 429', 429, ['slow_db', 'db_down']))
      : Promise.resolve(['slow_db']);
  const database = await databaseOn(engine, { ...noFaults, at });
  app.get('/', async (request) => {
    await database.query(request, 'select 1', []);
    return database.query(request, 'select 2', []);
  });
  app.mounted.fault = () => Promise.resolve(['everything is slow']);
  expect((await app.inject('/')).headers[HEADER]).toBe('everything is slow, slow_db');
  ends = true;
  const failed = await app.inject('/');
  expect([failed.statusCode, failed.headers[HEADER]]).toEqual([429, 'everything is slow, slow_db, db_down']);
  app.mounted.fault = () => Promise.reject(new SimulatedFault('claims', 'status 429', 429, ['down']));
  expect((await app.inject('/')).headers[HEADER]).toBe('down');
});

test('what acted on the answer itself is named beside what the request felt', async () => {
  const app = createServer('claims');
  app.addHook('onRequest', async (_request, reply) => void reply.raw.setHeader(HEADER, 'cut'));
  app.get('/', () => 'ok');
  expect((await app.inject('/')).headers[HEADER]).toBe('cut');
  app.mounted.fault = () => Promise.resolve(['slow']);
  expect((await app.inject('/')).headers[HEADER]).toBe('cut, slow');
});

test('what another service felt, and its wait for the database, belong to the request that made it', async () => {
  const other = createServer('review');
  other.mounted.fault = () => Promise.resolve(['slow_db']);
  other.get('/cases', (request) => {
    request.stopwatch.otherDatabase('db;dur=7.00, app;dur=9.00');
    return {};
  });
  other.get('/refused', (request, reply) => {
    request.stopwatch.otherDatabase('db;dur=7.00, app;dur=9.00');
    return reply.code(422).send({ status: 422, title: 'No', type: 'about:blank', detail: 'No' });
  });
  const ask = asks(() => other);
  const app = createServer('claims');
  app.get<{ Querystring: { path: string } }>('/', (request) =>
    ask(request, { service: 'review', path: request.query.path, sorry: 'Later.' }),
  );
  for (const [path, status] of [
    ['/cases', 200],
    ['/refused', 422],
  ] as const) {
    const answer = await app.inject(`/?path=${path}`);
    expect([answer.statusCode, answer.headers[HEADER]]).toEqual([status, 'slow_db']);
    expect(answer.headers['server-timing']).toMatch(/^db;dur=7\.00, /);
  }
});

test('an address that nobody can read is refused as everything else is', async () => {
  const app = createServer('gateway', { 'x-frame-options': 'DENY' });
  app.get('/api/:name', () => 'ok');
  const refused = await app.inject({ url: '/api/%zz', headers: { 'x-request-id': 'rehearsal-7' } });
  expect(refused.statusCode).toBe(400);
  expect(refused.headers).toMatchObject({
    'content-type': expect.stringContaining('application/problem+json'),
    'x-frame-options': 'DENY',
    'x-request-id': 'rehearsal-7',
    'server-timing': expect.stringMatching(/^db;dur=0\.00, app;dur=/),
  });
  expect(refused.json()).toMatchObject({ status: 400, type: 'about:blank' });
  expect((await app.inject('/api/claims')).headers['x-frame-options']).toBe('DENY');
});

for (const [url, rest] of [
  ['/api/grants', '/'],
  ['/api/grants?x=/1', '/?x=/1'],
  ['/api/grants/documents?x=1', '/documents?x=1'],
  ['/%61pi/gr%61nts/documents', '/documents'],
  ['http://127.0.0.1:4000/api/grants/documents?to=http://here.test/', '/documents?to=http://here.test/'],
] as const) {
  test(`a service is asked for “${rest}” where the gateway is asked for “${url}”`, () => {
    expect(below('/api/grants')(url)).toBe(rest);
  });
}
