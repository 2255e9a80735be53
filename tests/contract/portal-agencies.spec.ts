import { type APIRequestContext, expect, request as http, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { pdf, plainText, type TestFile, TRANSCRIPT } from '../support/portal-documents.ts';
import { jpegHead, png } from '../support/portal-pictures.ts';

const CARD = {
  method: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '09/32',
  cvc: '123',
  name: 'A. Nobody',
};
const DOCUMENT = '00000000-0000-4000-8000-000000000000';

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

const post = (address: string, data: object = {}, headers: Record<string, string> = {}) =>
  citizen.post(address, { data, headers });
const signInAs = (role: string) => post('/api/session', { role, user: 'somebody', password: 'made-up-1' });
const pay = (order: string, key: string, means: object = CARD) =>
  post(`/api/payments/orders/${order}/pay`, means, { 'idempotency-key': key });
const sent = async (system: string, reference: string) =>
  (await citizen.get(`/api/connectors/${system}/sent?reference=${reference}`)).json();

async function premium(): Promise<{ order: string; premium: number; payments: number; policy: string }> {
  return (await post('/api/premium/fetch_premium')).json();
}

async function renewal(photo = png(600)): Promise<{ id: string; order: string; frame: string }> {
  const { id: photoId } = await (
    await citizen.post('/api/passports/photos', { multipart: { photo } })
  ).json();
  return (await post('/api/passports/applications', { passportId: 'X12345678', photoId })).json();
}

test('a policyholder who has not signed in sees no premium', async () => {
  expect(await (await post('/api/premium/fetch_premium')).json()).toMatchObject({ status: 403 });
});

test('a policyholder sees $742.00 a year, pays it once, and the clearing house hears of it once', async () => {
  await signInAs('policyholder');
  const rated = await premium();
  expect(rated).toMatchObject({ premium: 74_200, zone: 'X', payments: 0 });
  const first = await pay(rated.order, 'first-click');
  const second = await pay(rated.order, 'first-click');
  expect([first.status(), second.status()]).toEqual([201, 200]);
  expect(await second.json()).toEqual(await first.json());
  const { payment } = await first.json();
  expect(await sent('ach', payment)).toMatchObject({
    messages: [{ accepted: true, message: { amountCents: 74_200, method: 'card', last4: '4242' } }],
  });
  expect(await premium()).toMatchObject({ order: rated.order, payments: 1 });
});

test('two payments of one bill under way at the same time are one payment and one refusal', async () => {
  await signInAs('policyholder');
  const { order } = await premium();
  const replies = await Promise.all([pay(order, 'on-the-phone'), pay(order, 'at-the-desk')]);
  expect(replies.map((reply) => reply.status()).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const refused = replies.find((reply) => reply.status() === 409);
  expect(await refused?.json()).toMatchObject({ rule: 'PY-004' });
  expect(await premium()).toMatchObject({ payments: 1 });
});

test('a policyholder pays from the test bank account', async () => {
  await signInAs('policyholder');
  const { order } = await premium();
  const account = { method: 'bank_account', routingNumber: '110000000', accountNumber: '000123456789' };
  expect((await pay(order, 'bank-account', account)).status()).toBe(201);
});

const meansRefused: readonly (readonly [string, object, Record<string, unknown>])[] = [
  ['a card that could be somebody’s', { ...CARD, cardNumber: '4929123456781234' }, { rule: 'PY-001' }],
  ['a card that has expired', { ...CARD, expiry: '01/20' }, { rule: 'PY-002' }],
  [
    'a bank account that could be somebody’s',
    { method: 'bank_account', routingNumber: '123123123', accountNumber: '1234' },
    { rule: 'PY-003' },
  ],
  ['nothing at all', {}, { errors: [{ field: 'method' }] }],
  [
    'a card with nothing on it',
    { method: 'card' },
    { errors: ['cardNumber', 'expiry', 'cvc', 'name'].map((field) => ({ field })) },
  ],
];
for (const [what, means, told] of meansRefused) {
  test(`${what} pays for nothing, and the payer is told why`, async () => {
    await signInAs('policyholder');
    const { order } = await premium();
    const reply = await pay(order, 'some-key-1', means);
    expect(reply.status()).toBe(422);
    expect(await reply.json()).toMatchObject(told);
    expect(await premium()).toMatchObject({ payments: 0 });
  });
}

test('a policyholder who clicks twice pays once, and the clearing house hears of it once', async () => {
  await signInAs('policyholder');
  const { order } = await premium();
  const clicks = await Promise.all([pay(order, 'two-clicks'), pay(order, 'two-clicks')]);
  expect(clicks.map((reply) => reply.status()).toSorted((a, b) => a - b)).toEqual([200, 201]);
  const [first, second] = await Promise.all(clicks.map((reply) => reply.json()));
  expect(second).toEqual(first);
  expect(await premium()).toMatchObject({ payments: 1 });
  expect(await sent('ach', first.payment)).toMatchObject({ messages: [{ accepted: true }] });
});

test('a payment without an idempotency key, and one of no bill, are refused', async () => {
  expect((await post(`/api/payments/orders/${DOCUMENT}/pay`, CARD)).status()).toBe(400);
  expect((await pay(DOCUMENT, 'some-key-1')).status()).toBe(404);
  expect((await pay('nothing', 'some-key-1')).status()).toBe(404);
});

test('nobody outside the portal writes bills or sends messages to other agencies', async () => {
  expect((await post('/api/payments/orders', { bill: 'b', purpose: 'p', amountCents: 1 })).status()).toBe(
    403,
  );
  expect((await post('/api/connectors/irs', { reference: 'x' })).status()).toBe(403);
});

test('a policyholder does not see the premium of somebody else', async () => {
  await signInAs('policyholder');
  const reply = await post('/api/premium/fetch_premium', { policy: 'FL-999999' });
  expect(await reply.json()).toMatchObject({ status: 403, rule: 'FR-001' });
});

test('the page to pay on shows itself to the portal and to no other origin', async () => {
  const { frame } = await renewal();
  expect(new URL(frame).origin).not.toBe(portal.origin);
  const page = await citizen.get(`${frame}&parent=${portal.origin}`);
  expect(page.status()).toBe(200);
  expect(page.headers()['content-security-policy']).toContain(`frame-ancestors ${portal.origin}`);
  expect((await citizen.get(`${frame}&parent=https://agency.example`)).status()).toBe(400);
  const { port } = new URL(frame);
  const start = await citizen.get('/start');
  expect(start.headers()['content-security-policy']).toContain(`frame-src http://127.0.0.1:${port};`);
});

test('a citizen renews a passport: photo, fee, confirmation', async () => {
  const { id, order } = await renewal();
  const early = await post(`/api/passports/applications/${id}/confirm`);
  expect(early.status()).toBe(402);
  expect(await early.json()).toMatchObject({ rule: 'PP-009' });
  expect((await pay(order, 'renewal-key')).status()).toBe(201);
  const confirmed = await post(`/api/passports/applications/${id}/confirm`);
  expect(confirmed.status()).toBe(200);
  expect(await confirmed.json()).toMatchObject({ confirmation: expect.stringMatching(/^PP-\w{4}-\w{4}$/) });
});

test('a citizen cannot confirm the renewal of somebody else', async () => {
  const { id, order } = await renewal();
  await pay(order, 'renewal-key');
  const other = await http.newContext({ baseURL: portal.origin });
  expect((await other.post(`/api/passports/applications/${id}/confirm`, { data: {} })).status()).toBe(404);
  await other.dispose();
});

test('only passport books are renewed online', async () => {
  expect((await post('/api/eligibility/passports', { passportId: 'x12345678' })).status()).toBe(200);
  const card = await post('/api/eligibility/passports', { passportId: 'C01' });
  expect(await card.json()).toMatchObject({ status: 422, rule: 'PP-001' });
  const empty = await post('/api/passports/applications', {});
  expect(await empty.json()).toMatchObject({ errors: [{ field: 'passportId' }, { field: 'photoId' }] });
});

const photos: readonly (readonly [string, TestFile, number, string | undefined])[] = [
  ['of 600 by 600 pixels is taken', png(600), 201, undefined],
  ['of 1200 by 1200 pixels is taken', png(1200), 201, undefined],
  ['of 600 by 800 pixels, as telephones take them, is taken', png(600, 800), 201, undefined],
  ['of more than 1 MB is taken', png(600, 600, 1_400_000), 201, undefined],
  ['that is a JPEG is taken', jpegHead(600), 201, undefined],
  ['that is a JPEG of 599 pixels is refused', jpegHead(599), 422, 'PP-006'],
  [
    'whose size nobody can read is refused',
    { ...jpegHead(600), buffer: jpegHead(600).buffer.subarray(0, 12) },
    422,
    'PP-006',
  ],
  ['with nothing in it is refused', { ...png(600), buffer: Buffer.alloc(0) }, 422, 'PP-002'],
  ['of 599 by 599 pixels is refused', png(599), 422, 'PP-006'],
  ['of 1201 by 1201 pixels is refused', png(1201), 422, 'PP-007'],
  ['that is long and narrow is refused', png(600, 1000), 422, 'PP-005'],
  ['of more than 5 MB is refused', png(600, 600, 5_000_000), 413, 'PP-004'],
];
for (const [what, photo, status, rule] of photos) {
  test(`a photo ${what}`, async () => {
    const reply = await citizen.post('/api/passports/photos', { multipart: { photo } });
    expect(reply.status()).toBe(status);
    if (rule !== undefined) expect(await reply.json()).toMatchObject({ rule });
  });
}

test('a text that is named like a photo is refused', async () => {
  const photo = plainText('photo.jpg');
  const reply = await citizen.post('/api/passports/photos', { multipart: { photo } });
  expect(await reply.json()).toMatchObject({ status: 422, rule: 'PP-003' });
});

test('a farmer with a Schedule F applies once, and the tax office is asked once', async () => {
  const schedule_f = pdf(64, 'schedule_f.pdf');
  const uploaded = await citizen.post('/api/subsidies/documents', { multipart: { schedule_f } });
  const { id: documentId } = await uploaded.json();
  const first = await post('/api/subsidies/applications', { documentId });
  const second = await post('/api/subsidies/applications', { documentId });
  expect([first.status(), second.status()]).toEqual([201, 200]);
  const { id, confirmation } = await first.json();
  expect(await second.json()).toMatchObject({ id, confirmation });
  expect((await sent('irs', id)).messages).toHaveLength(1);
});

for (const data of [{}, { documentId: DOCUMENT }]) {
  test(`a farmer who sends ${JSON.stringify(data)} is told that Schedule F is missing`, async () => {
    const reply = await post('/api/subsidies/applications', data);
    expect(await reply.json()).toMatchObject({ status: 422, rule: 'FS-001' });
  });
}

test('an auditor reads the rule of each refusal at its address', async () => {
  for (const address of [
    'subsidies/rules/FS-001',
    'passports/rules/PP-005',
    'payments/rules/PY-001',
    'premium/rules/FR-001',
  ])
    expect(await (await citizen.get(`/api/${address}`)).json()).toMatchObject({ id: address.slice(-6) });
});

test('a grant is booked with the Coast Guard once, under the code in force', async () => {
  const uploaded = await citizen.post('/api/grants/documents', { multipart: { transcript: TRANSCRIPT } });
  const { id: documentId } = await uploaded.json();
  const first = await (await post('/api/grants/applications', { state: 'OH', documentId })).json();
  const second = await (await post('/api/grants/applications', { state: 'OH', documentId })).json();
  expect(first.funding).toEqual({ code: 'ED-SDTG-26', accepted: true });
  expect(second).toEqual(first);
  expect(await sent('coast-guard', first.confirmation)).toMatchObject({
    messages: [{ message: { fundingCode: 'ED-SDTG-26' }, accepted: true }],
  });
});

test('an operator sees every connector, and asks for one that is not there in vain', async () => {
  const { connectors } = await (await citizen.get('/api/connectors')).json();
  expect(connectors.map(({ name }: { name: string }) => name)).toEqual(['coast-guard', 'ach', 'irs']);
  expect((await citizen.get('/api/connectors/nasa/sent')).status()).toBe(404);
});

test('what is sent to another agency is dated by the time of the request', async () => {
  const time = '2026-11-02T08:30:00.000Z';
  const schedule_f = pdf(64, 'schedule_f.pdf');
  const uploaded = await citizen.post('/api/subsidies/documents', { multipart: { schedule_f } });
  const { id: documentId } = await uploaded.json();
  const applied = await post('/api/subsidies/applications', { documentId }, { 'x-simulated-time': time });
  expect(await sent('irs', (await applied.json()).id)).toMatchObject({ messages: [{ at: time }] });
});
