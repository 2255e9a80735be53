import { expect, test } from '@playwright/test';
import { whyOf } from '../../../../src/checks/why/index.ts';
import type { RunEvent } from '../../../../src/model/index.ts';
import { step } from '../../../support/steps.ts';
import { eventsOf, faultOf, foundIn, named, planOf, STEPS, type Told } from './tale.ts';

const unmet = {
  code: 'expectation-unmet',
  message: 'expected to read “Received” on /apply, but it is not there',
} as const;
const missing = { code: 'control-not-found', message: 'no control called “Send” on /apply' } as const;
const broken: Told = { asks: [{ at: 1, status: 500 }], fails: unmet };
const fine: Told = { asks: [{ at: 1 }] };

test('an error answer that only those had who failed is the service’s defect, with the answer as evidence', () => {
  const [found, ...more] = foundIn([broken, fine, broken]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ kind: 'defect', subject: 'api', count: 2, citizens: [1, 3] });
  expect(found?.why).toMatchObject({ confidence: 'certain', who: 'the service’s developers' });
  expect(found?.why.evidence.map(({ what }) => what)).toEqual([
    'POST /api/applications answered 500 after 20 ms',
    '1 citizen got through ‘expect “Received”’, 2 failed there in this way',
    '‘expect “Received”’: expected to read “Received” on /apply, but it is not there',
  ]);
});

test('each line of evidence is the line of its event in the record', () => {
  const told = [fine, broken];
  const events = eventsOf(told);
  const evidence = whyOf(events, planOf(told)).get(2)?.why.evidence ?? [];
  const lines = evidence.flatMap(({ line }) => (line === undefined ? [] : [events[line - 1]]));
  expect(lines).toMatchObject([
    { type: 'exchange', citizen: 2, status: 500 },
    { type: 'step', citizen: 2, outcome: 'failed' },
  ]);
});

test('an error that those met as well who got through explains nothing', () => {
  const counted = { at: 0, status: 500, url: 'http://127.0.0.1/api/statistics' };
  const lucky: Told = { asks: [counted, { at: 1 }] };
  const unlucky: Told = {
    asks: [counted, { at: 1, status: 422, rejection: { rule: 'AGE-1', title: 'Too young' } }],
    fails: unmet,
  };
  expect(named(foundIn([lucky, unlucky, lucky]))).toEqual(['policy AGE-1']);
});

test('a fault explains only what its kind can bring about', () => {
  const touched: Told = { asks: [{ at: 1, status: 500, fault: 'planned' }], fails: unmet };
  expect(named(foundIn([touched, touched], [faultOf('status', { status: 500 })]))).toEqual(['fault planned']);
  const kinds = [faultOf('latency', { delayMs: 10 }), faultOf('status', { status: 503 })];
  for (const fault of kinds)
    expect(named(foundIn([touched, touched], [fault]))).not.toContain('fault planned');
});

test('a fault that adds little to a long wait is not to blame for it', () => {
  const overdue = { at: 2, status: 0, durationMs: 4_000, error: 'no answer within 4 s', fault: 'planned' };
  const waited: Told = { asks: [overdue], fails: { code: 'gave-up', afterMs: 4_000 } };
  expect(named(foundIn([waited], [faultOf('latency', { delayMs: 10_000 })]))).toEqual(['fault planned']);
  expect(named(foundIn([waited], [faultOf('latency', { delayMs: 100 })]))).not.toContain('fault planned');
});

test('citizens of one step who failed for different causes are different findings', () => {
  const touched: Told = { asks: [{ at: 1, status: 503, fault: 'planned' }], fails: unmet };
  expect(named(foundIn([touched, broken, touched], [faultOf('status', { status: 503 })]))).toEqual([
    'fault planned',
    'defect api',
  ]);
});

test('a refusal that the script expects is no cause; a service that lets people through instead is a defect', () => {
  const steps = [...STEPS.slice(0, 2), step({ expect: { status: 422 } })];
  const refused: Told = {
    asks: [{ at: 1, status: 422, rejection: { rule: 'TG-001', title: 'Not here' } }],
    fails: { ...unmet, message: 'expected to read “no”, but it is not there' },
  };
  expect(named(foundIn([refused, refused], [], steps))).toEqual(['defect api']);
  const let201: Told = {
    asks: [{ at: 1, status: 201 }],
    fails: { ...unmet, message: 'expected status 422 on /done, but the service’s last answer was 201' },
  };
  const [found] = foundIn([let201, let201], [], steps);
  expect(found?.why).toMatchObject({ kind: 'defect', subject: 'api', confidence: 'certain' });
});

test('a control that nobody found on a healthy page is the script’s, with the nearest name as the fix', () => {
  const hint = 'did you mean “Send it”?';
  const lost: Told = { asks: [{ at: 0 }], fails: { ...missing, hint } };
  const [found] = foundIn([lost, lost]);
  expect(found?.why).toMatchObject({ kind: 'script', confidence: 'certain', fix: hint });
});

test('a control that others found, or that was gone after an error, is the service’s', () => {
  const lost: Told = { fails: missing };
  expect(foundIn([lost, {}, {}])[0]).toMatchObject({ kind: 'defect' });
  const gone: Told = { asks: [{ at: 1, status: 500 }], fails: missing };
  expect(foundIn([gone, gone])[0]).toMatchObject({ kind: 'defect', subject: 'api' });
});

test('a script of the page that failed explains what is missing on it', () => {
  const threw: Told = { throws: ['x is not a function'], fails: missing };
  const [found] = foundIn([threw, {}]);
  expect(found?.why.summary).toBe('a script of the page failed: x is not a function');
});

test('who waits for less than others usually take has given up; who waits for what never comes met a slow service', () => {
  const usual: Told = { asks: [{ at: 2, durationMs: 9_500 }] };
  const overdue = { at: 2, status: 0, durationMs: 10_000, error: 'no answer within 10 s' };
  const left: Told = { asks: [overdue], fails: { code: 'gave-up', afterMs: 10_000 } };
  expect(named(foundIn([left, usual, usual]))).toEqual(['gave-up evening-learner']);
  expect(named(foundIn([left, { asks: [{ at: 2 }] }]))).toEqual(['slow api']);
});

test('an error that the page left unread is no slow service', () => {
  const overdue = { at: 2, status: 0, durationMs: 10_000, error: 'no answer within 10 s' };
  const logs = ['Failed to load resource: the server responded with a status of 500 (Internal Server Error)'];
  const waiting: Told = { asks: [overdue], logs, fails: { code: 'gave-up', afterMs: 10_000 } };
  expect(named(foundIn([waiting]))).toEqual(['defect api']);
});

test('a broken connection is the network’s, but not where a fault breaks it', () => {
  const error = 'net::ERR_CONNECTION_RESET';
  const cut: Told = { asks: [{ at: 2, status: 0, error }], fails: { code: 'target-down' } };
  expect(named(foundIn([cut]))).toEqual(['network api']);
  const severed: Told = {
    asks: [{ at: 2, status: 0, error, fault: 'planned' }],
    fails: { code: 'target-down' },
  };
  expect(named(foundIn([severed], [faultOf('sever')]))).toEqual(['fault planned']);
});

test('what touched an exchange and is no fault of the run is the citizen’s own line', () => {
  const error = 'net::ERR_INTERNET_DISCONNECTED';
  const fault = 'the citizen’s own connection';
  const away: Told = { asks: [{ at: 2, status: 0, error, fault }], fails: { code: 'target-down' } };
  expect(named(foundIn([away]))).toEqual(['network the citizen’s own line']);
});

test('a control that a keyboard does not reach is a barrier, a lost browser the generator’s doing', () => {
  const barred: Told = {
    fails: { code: 'unreachable', message: 'button “Send” cannot be reached by keyboard' },
  };
  expect(named(foundIn([barred, fine]))).toEqual(['accessibility “Send”']);
  const lost: Told = { asks: [{ at: 2, status: 500 }], fails: { code: 'browser-lost' } };
  expect(named(foundIn([lost]))).toEqual(['generator browser']);
});

test('a generator that stood still while somebody waited is to blame, one that had time is not', () => {
  const sample = (loopDelayMs: number, t = 5_000): RunEvent => ({
    type: 'generator',
    t,
    hostCpu: 1,
    loopDelayMs,
    rssMb: 100,
    active: 1,
    waiting: 0,
  });
  // They wait from 1.2 s to 5.2 s.
  const told = (delay: number, t?: number): Told => ({
    fails: { code: 'gave-up', afterMs: 4_000 },
    more: [sample(delay, t)],
  });
  expect(named(foundIn([told(3_900)]))).toEqual(['generator saturated']);
  expect(named(foundIn([told(90)]))).not.toContain('generator saturated');
  // What was over when they began, or came when they had gone, kept nobody waiting.
  for (const [delay, t] of [
    [9_000, 1_300],
    [2_000, 7_100],
  ] as const) {
    expect(named(foundIn([told(delay, t)]))).not.toContain('generator saturated');
  }
  expect(whyOf(eventsOf([told(9_000, 5_200)]), planOf([told(9_000)])).get(1)?.why.summary).toBe(
    'esr and its browsers stood still for 4\u202f000 ms of the 4\u202f000 ms that this citizen waited',
  );
});

test('a run in which nobody failed has nothing to explain', () => {
  expect(whyOf(eventsOf([fine, fine]), planOf([fine, fine])).size).toBe(0);
});
