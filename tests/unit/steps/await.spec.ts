import { expect, test } from '@playwright/test';
import { StepFailure } from '../../../src/model/index.ts';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake } from '../../support/fake-hands.ts';

const count = (did: readonly string[], what: string): number =>
  did.filter((each) => each.startsWith(what)).length;

test('what is there already is not waited for', async () => {
  const visit = visitFake({ text: 'Your claim was approved' });
  await visit.does({ await: 'Your claim was approved' });
  expect(visit.did).toEqual([]);
});

test('a citizen comes back every so often, in simulated time, until it is there', async () => {
  const visit = visitFake(
    { onRefresh: () => count(visit.did, 'refresh') === 3 && (visit.page.text = 'Approved') },
    { timeWarp: 720 },
  );
  await visit.does({ await: { text: 'Approved', for: '48h', every: '2h' } });
  expect(visit.did).toEqual(['sleep 10000', 'refresh', 'sleep 10000', 'refresh', 'sleep 10000', 'refresh']);
});

test('after an hour of simulated time and twenty looks it is given up', async () => {
  const visit = visitFake({}, { timeWarp: 60 });
  expect(await failureOf(visit.does({ await: 'Approved' }))).toMatchObject({
    code: 'expectation-unmet',
    message: 'waited 1h 0m of simulated time and looked 21 times, but “Approved” is not to be read on /apply',
  });
});

test('staff waits for work as long as it is there, and no longer than it says', async () => {
  const busy = visitFake(
    { meanwhile: (time) => void (time === 100 && (busy.page.text = 'A case')) },
    { isStaff: true },
  );
  await busy.does({ await: { text: 'A case', every: '5m', refresh: false } });
  expect(count(busy.did, 'sleep')).toBe(100);
  const idle = visitFake({}, { isStaff: true });
  const failure = await failureOf(idle.does({ await: { text: 'A case', for: '1h', every: '5m' } }));
  expect(failure.message).toContain('waited 1h 0m of simulated time');
});

test('however fast time runs, a service is asked at most once a second', async () => {
  const visit = visitFake({}, { timeWarp: 86_400 });
  const failure = await failureOf(visit.does({ await: { text: 'Approved', for: '48h', every: '1h' } }));
  expect(visit.did.filter((what) => what.startsWith('sleep'))).toEqual(['sleep 1000', 'sleep 1000']);
  expect(failure.message).toContain('waited 48h 0m of simulated time and looked 3 times');
});

test('a service that is down for a while is come back to', async () => {
  const visit = visitFake({
    onRefresh: () => {
      if (count(visit.did, 'refresh') < 3)
        throw new StepFailure('error-page', '/claims answered with status 503');
      visit.page.text = 'Approved';
    },
  });
  await visit.does({ await: { text: 'Approved', for: '10s', every: '1s' } });
  expect(count(visit.did, 'refresh')).toBe(3);
  const down = visitFake({
    onRefresh: () => {
      throw new StepFailure('target-down', 'no answer');
    },
  });
  const failure = await failureOf(down.does({ await: { text: 'Approved', for: '2s', every: '1s' } }));
  expect(failure.message).toBe('waited 2 s of simulated time and looked 3 times, but no answer');
  const gone = visitFake({
    onRefresh: () => {
      throw new StepFailure('browser-lost', 'the page crashed');
    },
  });
  expect((await failureOf(gone.does({ await: { text: 'Approved', for: '2s' } }))).code).toBe('browser-lost');
});

test('a page that changes by itself is only watched', async () => {
  const visit = visitFake({ meanwhile: (time) => void (time === 2 && (visit.page.path = '/done')) });
  await visit.does({ await: { page: '/done', for: '10s', every: '1s', refresh: false } });
  expect(visit.did).toEqual(['sleep 1000', 'sleep 1000']);
});

test('a status is waited for', async () => {
  const visit = visitFake({});
  visit.page.onRefresh = () =>
    (visit.page.answers = [{ url: '/api', method: 'GET', status: 200, body: () => Promise.resolve('') }]);
  await visit.does({ await: { status: 200 } });
  expect(count(visit.did, 'refresh')).toBe(1);
});

test('it must be said what is waited for', async () => {
  await expect(visitFake({}).does({ await: {} })).rejects.toThrow(
    'what to wait for: a text, a page or a status',
  );
});
