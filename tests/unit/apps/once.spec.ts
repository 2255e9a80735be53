import { expect, test } from '@playwright/test';
import { plainProblem } from '../../../apps/platform/problem.ts';
import { onceAtATime } from '../../../apps/platform/once.ts';
import { bookAt, type CoastGuard } from '../../../apps/services/grants/funding.ts';
import type { Given, Payment, PaymentStore } from '../../../apps/services/payments/store.ts';
import { createServer } from '../../../apps/platform/server.ts';
import { loadPolicy } from '../../../apps/policy/load.ts';
import { addApplications } from '../../../apps/services/subsidies/applications.ts';
import type { SubsidyStore } from '../../../apps/services/subsidies/store.ts';
import { takeOnce } from '../../../apps/services/payments/taking.ts';

type Asking = Parameters<CoastGuard['send']>[0];
const request = {} as Asking;

test('what is under way for a key is waited for, and what is done with is done anew', async () => {
  const once = onceAtATime<number>();
  let done = 0;
  const act = (): Promise<number> => Promise.resolve((done += 1));
  expect(await Promise.all([once('a', act), once('a', act), once('b', act)])).toEqual([1, 1, 2]);
  expect(await once('a', act)).toBe(3);
  await expect(once('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await once('a', act)).toBe(4);
});

test('a grant that is submitted twice at once is booked at the Coast Guard once', async () => {
  const messages: string[] = [];
  const book = bookAt(
    {
      send: (_request, { reference }) => Promise.resolve({ accepted: messages.push(String(reference)) > 0 }),
      sent: () => Promise.resolve([]),
    },
    { wrongCode: false },
  );
  const clicks = await Promise.all([book(request, 'TG-1', true), book(request, 'TG-1', false)]);
  expect(clicks).toEqual([
    { code: 'ED-SDTG-26', accepted: true },
    { code: 'ED-SDTG-26', accepted: true },
  ]);
  expect(messages).toEqual(['TG-1']);
});

/** A bill in a store that knows one payment. */
function oneBill(): Pick<PaymentStore, 'pay' | 'cleared'> {
  let booked: Payment | undefined;
  return {
    pay(_request, _id, _slot, given: Given) {
      const fresh = booked === undefined;
      booked ??= { ...given, id: 'payment', paid: new Date(0), amountCents: 100, cleared: false, fresh };
      return Promise.resolve({ ...booked, fresh });
    },
    cleared() {
      if (booked) booked = { ...booked, cleared: true };
      return Promise.resolve();
    },
  };
}

test('a payment that the clearing house did not hear of is sent when its payer comes back with another key', async () => {
  const heard: string[] = [];
  let isDown = true;
  const take = takeOnce(oneBill() as PaymentStore, (_request, { reference }) => {
    if (isDown) return Promise.reject(plainProblem(503, 'Try again.'));
    return Promise.resolve({ accepted: heard.push(String(reference)) > 0 });
  });
  const pay = (key: string): ReturnType<typeof take> =>
    take(request, 'order', { key, method: 'card', last4: '4242' });
  await expect(pay('before')).rejects.toThrow('Try again.');
  isDown = false;
  // Who pays what was not paid has paid it, and is not told that somebody else has.
  expect(await pay('after a reload')).toMatchObject({ key: 'after a reload', fresh: false });
  expect(await pay('once more')).toMatchObject({ key: 'before', cleared: true });
  expect(heard).toEqual(['payment']);
});

test('the tax office is asked about a Schedule F until it has answered, and once at a time', async () => {
  const documentId = '00000000-0000-4000-8000-000000000000';
  let [applied, matched] = [0, false];
  const store: Partial<SubsidyStore> = {
    document: () => Promise.resolve({ id: documentId, sha256: 'f00d' }),
    apply: () => Promise.resolve({ id: 'id', confirmation: 'FS-1', matched, fresh: applied++ === 0 }),
    matched: () => Promise.resolve(void (matched = true)),
  };
  const asked: string[] = [];
  let isDown = true;
  const app = createServer('subsidies');
  addApplications(app, {
    policy: await loadPolicy('farm-subsidy'),
    store: store as SubsidyStore,
    match(_request, { reference }) {
      asked.push(String(reference));
      return isDown ? Promise.reject(plainProblem(503, 'Try again.')) : Promise.resolve({ accepted: true });
    },
  });
  const click = async (): Promise<number> => {
    const headers = { 'x-applicant': 'applicant-000001', 'x-role': 'farmer' };
    const options = { method: 'POST', url: '/applications', headers, payload: { documentId } } as const;
    return (await app.inject(options)).statusCode;
  };
  expect(await click()).toBe(503);
  isDown = false;
  expect(await Promise.all([click(), click()])).toEqual([200, 200]);
  expect(await click()).toBe(200);
  expect(asked).toEqual(['id', 'id']);
});
