import { expect, test } from '@playwright/test';
import {
  claimAt,
  fileClaim,
  FILED,
  FORM,
  hoursLater,
  overrideNext,
  visit,
  type Visitor,
} from '../support/claimant.ts';
import { type RunningPortal, startPortal } from '../support/portal.ts';

/** What a caseworker who asks for the next case is given. */
interface Next {
  case?: { subject: string };
}

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;
let claimant: Visitor;
let caseworker: Visitor;

test.beforeAll(async () => {
  portal = await startPortal();
  caseworker = await visit(portal.origin, 'caseworker');
});
test.afterAll(() => portal.stop());

test.beforeEach(async () => {
  claimant = await visit(portal.origin);
});
test.afterEach(() => claimant.leave());

test('a claim is decided hours later, on the clock of the rehearsal, and within the 48 hours promised', async () => {
  const number = await fileClaim(claimant);
  expect(await claimAt(claimant, hoursLater(1))).toMatchObject({
    number,
    state: 'waiting',
    promised: hoursLater(48),
  });
  const decided = await claimAt(claimant, hoursLater(48));
  expect(decided).toMatchObject({ number, state: 'decided', decision: 'approved' });
  expect(decided['hours']).toBeGreaterThan(1);
  expect(decided['hours']).toBeLessThan(48);
  const asDecided = String(decided['decided']);
  expect(await claimAt(claimant, asDecided)).toMatchObject({ state: 'decided' });
  const justBefore = new Date(Date.parse(asDecided) - 1).toISOString();
  expect(await claimAt(claimant, justBefore)).toMatchObject({ state: 'waiting' });
});

test('who comes back finds what they entered, and nobody else does', async () => {
  await claimant.post('/api/claims/drafts/identity', FORM.identity);
  await claimant.post('/api/claims/drafts/identity', { ...FORM.identity, name: 'Ada B. Example' });
  expect(await (await claimant.get('/api/claims/drafts')).json()).toEqual({
    draft: { identity: { ...FORM.identity, name: 'Ada B. Example', ssn: '123004567' } },
    filed: false,
  });
  const other = await visit(portal.origin);
  expect(await (await other.get('/api/claims/drafts')).json()).toEqual({ draft: {}, filed: false });
  await other.leave();
});

test('a claimant who files twice, even at once, has one claim', async () => {
  const number = await fileClaim(claimant);
  const again = await claimant.post('/api/claims/submissions', {});
  expect(again.status()).toBe(200);
  expect(await again.json()).toMatchObject({ number });
  expect(await (await claimant.get('/api/claims/drafts')).json()).toEqual({ draft: {}, filed: true });
});

test('a claim with a step left out is not filed', async () => {
  await claimant.post('/api/claims/drafts/identity', FORM.identity);
  expect((await claimant.post('/api/claims/submissions', {})).status()).toBe(422);
  expect(await (await claimant.get('/api/claims/mine')).json()).toEqual({});
});

test('an empty step names every field at fault', async () => {
  for (const [step, fields] of [
    ['identity', ['name', 'birthDate', 'ssn']],
    ['employment', ['employer', 'lastDay', 'reason']],
    ['payment', ['method']],
  ] as const) {
    const reply = await claimant.post(`/api/claims/drafts/${step}`, {});
    expect(reply.status()).toBe(422);
    const { errors } = (await reply.json()) as { errors: { field: string; message: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(fields);
    for (const { message } of errors) expect(message).toMatch(/^(Enter|Select) .+\.$/);
  }
  expect((await claimant.post('/api/claims/drafts/shoe-size', {})).status()).toBe(404);
});

const refusals: readonly (readonly [string, string, object, string])[] = [
  ['a Social Security number that could be real', 'identity', { ssn: '123-45-6789' }, 'UI-001'],
  ['a claimant of fifteen', 'identity', { birthDate: '2010-11-03' }, 'UI-002'],
  ['a last day of work next week', 'employment', { lastDay: '2026-11-09' }, 'UI-003'],
  [
    'an account at a real bank',
    'payment',
    { method: 'direct-deposit', routing: '021000021', account: '1' },
    'UI-004',
  ],
];
for (const [what, step, wrong, rule] of refusals) {
  test(`${what} is refused as ${rule}`, async () => {
    const data = { ...FORM[step as keyof typeof FORM], ...wrong };
    const reply = await claimant.post(`/api/claims/drafts/${step}`, data);
    expect(reply.status()).toBe(422);
    const { type, ...problem } = (await reply.json()) as Record<string, string>;
    expect(problem).toMatchObject({ rule });
    expect(await (await claimant.get(String(type))).json()).toMatchObject({ id: rule });
  });
}

test('a claimant is sixteen on their birthday, and works until today', async () => {
  const born = { ...FORM.identity, birthDate: '2010-11-02' };
  expect((await claimant.post('/api/claims/drafts/identity', born)).status()).toBe(200);
  const today = { ...FORM.employment, lastDay: FILED.slice(0, 10) };
  expect((await claimant.post('/api/claims/drafts/employment', today)).status()).toBe(200);
});

test('the claim of somebody who quit waits for a caseworker, whose override is what the claimant gets', async () => {
  const number = await fileClaim(claimant, 'quit');
  const waiting = await claimAt(claimant, hoursLater(30));
  expect(waiting).toMatchObject({ state: 'waiting', review: expect.stringContaining('caseworker') });
  while ((await overrideNext(caseworker, hoursLater(31))) !== number);
  expect(await claimAt(claimant, hoursLater(32))).toMatchObject({
    state: 'decided',
    decision: 'approved',
    hours: 31,
  });
});

test('a caseworker who agrees denies the claim, and to override takes a reason', async () => {
  const subject = await fileClaim(claimant, 'dismissed');
  const found = async () => (await caseworker.post('/api/review/next', {})).json() as Promise<Next>;
  while ((await found()).case?.subject !== subject) await overrideNext(caseworker, FILED);
  expect(await found()).toMatchObject({ case: { advice: 'denied', otherwise: 'approved' } });
  const silent = await caseworker.post('/api/review/decisions', { subject, verdict: 'override', note: ' ' });
  expect(await silent.json()).toMatchObject({
    status: 422,
    errors: [{ field: 'note', message: 'Say why you override.' }],
  });
  const decide = () => caseworker.post('/api/review/decisions', { subject, verdict: 'agree' });
  expect((await decide()).status()).toBe(200);
  expect((await decide()).status()).toBe(409);
  expect(await claimAt(claimant, hoursLater(1))).toMatchObject({ decision: 'denied' });
});

test('a citizen sees no queue, decides no case and opens none', async () => {
  const data = { subject: 'UI-000001', verdict: 'agree' };
  for (const [path, body] of [
    ['/api/review/next', {}],
    ['/api/review/decisions', data],
    ['/api/review/cases', { subject: 'x', kind: 'x', rule: 'x', reason: 'x', advice: 'x', otherwise: 'x' }],
  ] as const) {
    expect((await claimant.post(path, body)).status()).toBe(403);
  }
  expect((await claimant.get('/api/review/queue')).status()).toBe(403);
  expect((await claimant.get('/api/review/cases/UI-000001')).status()).toBe(403);
});

test('an operator reads how many cases wait and how they were decided', async () => {
  await fileClaim(claimant, 'quit');
  await overrideNext(caseworker, FILED);
  const gauges = await (await claimant.get('/metrics')).text();
  expect(gauges).toMatch(/review_queue_waiting\{service="review"\} \d+/);
  expect(gauges).toMatch(/review_decisions_total\{service="review",verdict="override"\} [1-9]/);
});
