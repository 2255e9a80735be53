import { type APIRequestContext, expect, request as http, test } from '@playwright/test';
import { CARD } from '../support/card.ts';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { TRANSCRIPT } from '../support/portal-documents.ts';
import { png } from '../support/portal-pictures.ts';

const DEFECTS = [
  'flood-double-pay',
  'flood-wrong-premium',
  'passport-upload-above-1mb-lost',
  'farm-schedule-f-drafted',
  'grant-wrong-funding-code',
];

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;
let citizen: APIRequestContext;

test.beforeAll(async () => {
  portal = await startPortal(...DEFECTS.flatMap((name) => ['--defect', name]));
  citizen = await http.newContext({ baseURL: portal.origin });
});
test.afterAll(async () => {
  await citizen.dispose();
  await portal.stop();
});

const post = async (address: string, data: object = {}, headers: Record<string, string> = {}) =>
  (await citizen.post(address, { data, headers })).json();

test('with flood-double-pay, two clicks on their way at the same time are booked twice, and a later one is not', async () => {
  await post('/api/session', { role: 'policyholder' });
  const { order } = await post('/api/premium/fetch_premium');
  const click = () => post(`/api/payments/orders/${order}/pay`, CARD, { 'idempotency-key': 'one-click' });
  await Promise.all([click(), click()]);
  await click();
  expect(await post('/api/premium/fetch_premium')).toMatchObject({ order, payments: 2 });
});

test('with flood-wrong-premium, one policyholder in ten sees the premium of another zone', async () => {
  const rated = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const other = await http.newContext({ baseURL: portal.origin });
      await other.post('/api/session', { data: { role: 'policyholder' } });
      const reply = await other.post('/api/premium/fetch_premium', { data: {} });
      const { premium } = (await reply.json()) as { premium: number };
      await other.dispose();
      return premium;
    }),
  );
  expect(rated.filter((premium) => premium !== 74_200)).toEqual([118_700]);
});

test('with passport-upload-above-1mb-lost, a large photo is received and then not there', async () => {
  const applyWith = async (photo: ReturnType<typeof png>) => {
    const uploaded = await citizen.post('/api/passports/photos', { multipart: { photo } });
    expect(uploaded.status()).toBe(201);
    const { id: photoId } = await uploaded.json();
    return post('/api/passports/applications', { passportId: 'X12345678', photoId });
  };
  expect(await applyWith(png(600, 600, 1_400_000))).toMatchObject({ rule: 'PP-008' });
  expect(await applyWith(png(600))).toMatchObject({ feeCents: 13_000 });
});

test('with farm-schedule-f-drafted, a farmer without Schedule F gets through', async () => {
  expect(await post('/api/subsidies/applications')).toMatchObject({ decision: 'received' });
});

test('with grant-wrong-funding-code, the Coast Guard refuses what is booked', async () => {
  const uploaded = await citizen.post('/api/grants/documents', { multipart: { transcript: TRANSCRIPT } });
  const { id: documentId } = await uploaded.json();
  const { funding } = await post('/api/grants/applications', { state: 'OH', documentId });
  expect(funding).toMatchObject({ code: 'ED-SDTG-25', accepted: false });
  const { refused } = await (await citizen.get('/api/connectors/coast-guard/sent')).json();
  expect(refused).toBe(1);
});
