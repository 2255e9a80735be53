import { get } from 'node:http';
import { type APIRequestContext, expect, request as http, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { pdf, plainText, type TestFile, TRANSCRIPT } from '../support/portal-documents.ts';

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;
let citizen: APIRequestContext;

test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

test.beforeEach(async () => {
  citizen = await http.newContext({ baseURL: portal.origin });
});
test.afterEach(() => citizen.dispose());

const upload = (file: TestFile) => citizen.post('/api/grants/documents', { multipart: { transcript: file } });
const check = (data: unknown) => citizen.post('/api/eligibility/checks', { data });
const apply = (data: unknown) => citizen.post('/api/grants/applications', { data });

test('a citizen of Ohio with a transcript gets a grant', async () => {
  expect((await check({ state: 'OH' })).status()).toBe(200);
  const document = await upload(TRANSCRIPT);
  expect(document.status()).toBe(201);
  expect(await document.json()).toMatchObject({ name: 'transcript.pdf', size: 64 });
  const application = await apply({ state: 'OH', documentId: (await document.json()).id });
  expect(application.status()).toBe(201);
  expect(await application.json()).toMatchObject({ decision: 'approved', confirmation: /^TG-\w{4}-\w{4}$/ });
});

test('a citizen who submits twice gets one grant', async () => {
  const { id: documentId } = await (await upload(TRANSCRIPT)).json();
  const first = await apply({ state: 'OH', documentId });
  const second = await apply({ state: 'OH', documentId });
  expect([first.status(), second.status()]).toEqual([201, 200]);
  expect(await second.json()).toEqual(await first.json());
});

for (const state of ['PR', 'GU', 'ZZ']) {
  test(`a citizen from ${state} is refused and told the rule`, async () => {
    const reply = await check({ state });
    expect(reply.status()).toBe(422);
    expect(reply.headers()['content-type']).toContain('application/problem+json');
    expect(await reply.json()).toMatchObject({
      rule: 'TG-001',
      status: 422,
      type: '/api/eligibility/rules/TG-001',
    });
  });
}

test('the rule of a refusal can be read at the address in its type', async () => {
  const { type } = await (await check({ state: 'PR' })).json();
  expect(await (await citizen.get(type)).json()).toMatchObject({ id: 'TG-001' });
});

test('a citizen who skips the eligibility check is refused all the same', async () => {
  const { id: documentId } = await (await upload(TRANSCRIPT)).json();
  const reply = await apply({ state: 'PR', documentId });
  expect(reply.status()).toBe(422);
  expect(await reply.json()).toMatchObject({ rule: 'TG-001' });
});

test("a citizen cannot apply with somebody else's transcript", async () => {
  const { id: documentId } = await (await upload(TRANSCRIPT)).json();
  const other = await http.newContext({
    baseURL: portal.origin,
    extraHTTPHeaders: { 'x-applicant': 'applicant-000001' },
  });
  const reply = await other.post('/api/grants/applications', { data: { state: 'OH', documentId } });
  expect(await reply.json()).toMatchObject({ status: 422, rule: 'TG-002' });
  await other.dispose();
});

test('a citizen who leaves the form empty is told every field', async () => {
  const reply = await apply({});
  expect(reply.status()).toBe(422);
  const { errors } = await reply.json();
  expect(errors).toEqual([
    { field: 'state', message: 'Select your state of residence.' },
    { field: 'documentId', message: 'Upload your transcript.' },
  ]);
});

test('a place that does not exist is an error of the field', async () => {
  expect(await (await check({ state: 'XX' })).json()).toMatchObject({
    status: 422,
    errors: [{ field: 'state' }],
  });
});

const refusedFiles: readonly (readonly [string, TestFile, number, string])[] = [
  ['a text that is named like a PDF', plainText('transcript.pdf'), 422, 'TG-003'],
  ['a PDF that is named like a program', pdf(64, 'transcript.exe'), 422, 'TG-003'],
  ['a PDF of more than 5 MB', pdf(5_000_001), 413, 'TG-004'],
  ['a PDF of 20 MB', pdf(20_000_000), 413, 'TG-004'],
  ['an empty file', { ...TRANSCRIPT, buffer: Buffer.alloc(0) }, 422, 'TG-005'],
];
for (const [what, file, status, rule] of refusedFiles) {
  test(`${what} is refused as ${rule}`, async () => {
    const reply = await upload(file);
    expect(reply.status()).toBe(status);
    expect(await reply.json()).toMatchObject({ status, rule });
  });
}

test('a PDF of exactly 5 MB is taken', async () => {
  expect((await upload(pdf(5_000_000))).status()).toBe(201);
});

test('a file name full of mischief is only a name', async () => {
  const reply = await upload(pdf(64, `../../etc/<script>'; drop table documents;--\u{1f600}.pdf`));
  expect(reply.status()).toBe(201);
  expect((await upload(TRANSCRIPT)).status()).toBe(201);
});

const hostile: readonly (readonly [string, string, Parameters<APIRequestContext['fetch']>[1], number])[] = [
  [
    'JSON that is cut off',
    '/api/eligibility/checks',
    { method: 'POST', data: Buffer.from('{"state":'), headers: { 'content-type': 'application/json' } },
    400,
  ],
  [
    'JSON that is no object',
    '/api/grants/applications',
    { method: 'POST', data: Buffer.from('null'), headers: { 'content-type': 'application/json' } },
    422,
  ],
  [
    'a body of a strange type',
    '/api/eligibility/checks',
    { method: 'POST', data: 'x', headers: { 'content-type': 'text/x-strange' } },
    415,
  ],
  ['a huge body', '/api/eligibility/checks', { method: 'POST', data: { state: 'x'.repeat(1_000_000) } }, 413],
  [
    'a flood',
    '/api/grants/documents',
    {
      method: 'POST',
      data: Buffer.alloc(26_000_000),
      headers: { 'content-type': 'application/octet-stream' },
    },
    413,
  ],
  [
    'multipart without a boundary',
    '/api/grants/documents',
    { method: 'POST', data: 'x', headers: { 'content-type': 'multipart/form-data' } },
    400,
  ],
  [
    'multipart that ends early',
    '/api/grants/documents',
    {
      method: 'POST',
      data: Buffer.from(
        '--x\r\nContent-Disposition: form-data; name="transcript"; filename="a.pdf"\r\n\r\n%PDF-',
      ),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    },
    400,
  ],
  ['the wrong method', '/api/grants/documents', { method: 'GET' }, 405],
  ['an unknown address', '/api/nothing', { method: 'GET' }, 404],
  ['an address that nobody can read', '/api/grants/%zz', { method: 'GET' }, 400],
];
for (const [what, address, options, status] of hostile) {
  test(`${what} gets a problem with status ${status}`, async () => {
    const reply = await citizen.fetch(address, options);
    expect(reply.status()).toBe(status);
    expect(reply.headers()['content-type']).toContain('application/problem+json');
    expect(reply.headers()).toHaveProperty('x-request-id');
    expect(await reply.json()).toMatchObject({ status });
    expect(await reply.text()).not.toMatch(/at .*\.js:\d+/);
  });
}

test('a service is found however its address is written', async () => {
  const { hostname, port, host } = new URL(portal.origin);
  for (const path of ['/%61pi/eligibility/rules', `http://${host}/api/eligibility/rules`]) {
    const status = await new Promise((resolve, reject) => {
      const asked = get({ hostname, port, path, agent: false }, (reply) =>
        resolve(reply.resume().statusCode),
      );
      asked.once('error', reject);
    });
    expect(status).toBe(200);
  }
});

test('every reply says how long the database took, and carries a request id', async () => {
  const headers = { 'x-request-id': 'rehearsal-7' };
  for (const reply of [
    await citizen.get('/apply', { headers }),
    await citizen.get('/api/eligibility/rules', { headers }),
  ]) {
    expect(reply.headers()['server-timing']).toMatch(/^db;dur=[\d.]+, app;dur=[\d.]+$/);
    expect(reply.headers()['x-request-id']).toBe('rehearsal-7');
  }
  expect((await upload(TRANSCRIPT)).headers()['server-timing']).not.toContain('db;dur=0.00');
});

test('an operator reads all servers at one address', async () => {
  await check({ state: 'PR' });
  await upload(TRANSCRIPT);
  const gauges = await (await citizen.get('/metrics')).text();
  expect(gauges).toMatch(/policy_rejections_total\{service="eligibility",rule="TG-001"\} \d+/);
  expect(gauges).toMatch(
    /http_request_duration_seconds_count\{.*service="grants".*route="\/documents".*\} \d+/,
  );
  expect(gauges).toMatch(/db_wait_seconds_count\{service="grants"\} \d+/);
  expect(gauges).toContain('process_cpu_seconds_total');
  expect(await (await citizen.get('/healthz')).json()).toMatchObject({ status: 'ok' });
});
