import { expect, test } from '@playwright/test';
import { chooseExemplars } from '../../../src/checks/index.ts';
import type { Check, Exchange, RunEvent } from '../../../src/model/index.ts';
import { sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import { crossroadsEvents, crossroadsPlan, gateOf, judged, metric } from './crossroads.ts';
import type { Traveller } from './crossroads.ts';

const SUCCESS: Check = { type: 'success_rate_at_least', target: 1, title: 'every citizen finishes' };
const STATUS: Check = { type: 'status_code_ok', title: 'every answer is in order' };

/** 38 who do neither pay nor leave, and twelve who leave as the script says. */
const crowd: Traveller[] = Array.from({ length: 50 }, (_, i) => ({ choice: i < 12 ? 1 : -1, stepMs: 100 }));
const failing: Traveller[] = crowd.map((one, i) =>
  i >= 45 ? { ...one, wrong: { nth: 1, how: 'failed' } } : one,
);
const everybodyLeaves = crowd.map((one) => ({ ...one, choice: 1 }));

const card = (travellers: Traveller[], change = (event: RunEvent): RunEvent => event) =>
  judged(crossroadsEvents(travellers).map(change), crossroadsPlan(travellers, [SUCCESS, STATUS]));

test('citizens who leave as the script says are no failures: the run passes, and says that they left', () => {
  const { verdict, citizens, findings, gates, reasons } = card(crowd);
  expect(verdict).toBe('PASS');
  expect(citizens).toMatchObject({ planned: 50, started: 50, finished: 38, failed: 0, left: 12 });
  expect(findings).toEqual([]);
  expect(gates[0]?.measured).toBe(
    '38 of 38 citizens finished; 12 left as the script says; 95 % interval 90.8 % to 100 %',
  );
  expect(reasons).toEqual(['all 38 citizens finished (12 left as the script says), 0 errors']);
});

test('who failed is counted against those who stayed, not against those who left', () => {
  const { gates, findings } = card(failing);
  expect(gates[0]).toMatchObject({
    status: 'red',
    reason:
      '33 of 38 citizens finished (12 left as the script says); 5 stopped at ‘expect “Thank you”’: expectation-unmet here',
  });
  expect(findings.map(({ cause, count }) => [cause, count])).toEqual([
    ['expectation-unmet at expect “Thank you”', 5],
  ]);
});

test('when everybody leaves as the script says, nothing is proven about finishing', () => {
  expect(card(everybodyLeaves).gates[0]).toMatchObject({
    status: 'unproven',
    reason: 'no citizen came to an end of their own',
    measured: '0 of 0 citizens finished; 50 left as the script says',
  });
});

test('a step counts those who came to it; who took another way is not stuck there', () => {
  const { funnel } = card(failing);
  expect(
    funnel.map(({ title, started, passed, failed, cutOff }) => [title, started, passed, failed, cutOff]),
  ).toEqual([
    ['visit /', 50, 50, 0, 0],
    ['pay credit card', 0, 0, 0, 0],
    ['send the form', 0, 0, 0, 0],
    ['abandon', 12, 0, 0, 0],
    ['expect “Thank you”', 38, 33, 5, 0],
  ]);
  expect(funnel[3]?.durations.n).toBe(0);
});

test('who left is not among the failures shown in full, but among the others', () => {
  const { exemplars, shown } = chooseExemplars(crossroadsEvents(failing));
  expect(shown).toMatchObject({ failed: 5, ofFailed: 5, ofOthers: 45 });
  expect(exemplars.filter(({ outcome }) => outcome === 'left')).toHaveLength(2);
});

test('a request that the page called off because its citizen left is nobody’s error, one refused is', () => {
  const atTheDoor =
    (change: Partial<Exchange>) =>
    (event: RunEvent): RunEvent =>
      event.type === 'exchange' && event.citizen === 1 && event.step === 3 ? { ...event, ...change } : event;
  expect(card(crowd, atTheDoor({ status: 0, error: 'net::ERR_ABORTED' })).errors).toBe(0);
  expect(card(crowd, atTheDoor({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' })).errors).toBe(1);
  expect(card(crowd, atTheDoor({ status: 0, error: 'no answer within 30 s' })).errors).toBe(1);
});

test('no rate counts them: neither success nor giving up', () => {
  const travellers: Traveller[] = [
    ...crowd,
    { choice: -1, stepMs: 100, wrong: { nth: 1, how: 'abandoned' } },
  ];
  const [events, plan] = [crossroadsEvents(travellers), crossroadsPlan(travellers)];
  expect(gateOf(metric('abandon_rate < 5%'), events, plan).measured).toBe(
    'abandon rate 2.6 % (1 of 39 citizens); 95 % interval 0.5 % to 13.2 %; 12 left as the script says',
  );
  expect(gateOf(metric('success_rate > 95%'), events, plan).measured).toBe(
    'success rate 97.4 % (38 of 39 citizens); 95 % interval 86.8 % to 99.5 %; 12 left as the script says',
  );
});

test('in a trial they are in neither share', () => {
  const options = { users: 120, faultMs: 100 };
  const leaving = (event: RunEvent): RunEvent => {
    if (!('citizen' in event) || event.citizen === undefined || event.citizen % 6 !== 0) return event;
    if (event.type === 'citizen.finished') return { ...event, outcome: 'left' };
    if (event.type !== 'step' || event.index < 3) return event;
    return { ...event, durationMs: 60_000, outcome: 'failed', failure: { code: 'left', message: 'left' } };
  };
  const [fault] = judged(sampleEvents(options).map(leaving), samplePlan(options)).faults;
  expect(fault?.success).toMatchObject({ exposed: 1, control: 1 });
  expect(fault?.slowestStep?.exposed).toBeLessThan(1_000);
});

test('of a run that was stopped, those who had left had flown too', () => {
  const events = crossroadsEvents(crowd).flatMap((event): RunEvent[] => {
    if ('citizen' in event && (event.citizen ?? 0) > 20) return [];
    return event.type === 'run.finished' ? [{ ...event, interrupted: true, reason: 'Ctrl-C' }] : [event];
  });
  expect(judged(events, crossroadsPlan(crowd)).reasons[0]).toContain('20 of 50 citizens had flown');
});

test('it is all the same whether the record calls their last step passed or left', () => {
  const asPassed = (event: RunEvent): RunEvent => {
    if (event.type !== 'step' || event.failure?.code !== 'left') return event;
    const { failure: _failure, ...step } = event;
    return { ...step, outcome: 'passed' };
  };
  const { funnel, ...rest } = card(failing, asPassed);
  const { funnel: _funnel, ...other } = card(failing);
  expect(rest).toEqual(other);
  expect(funnel[3]).toMatchObject({ title: 'abandon', started: 12, passed: 12, failed: 0 });
});
