import { expect, test } from '@playwright/test';
import {
  StepFailure,
  type ControlWords,
  type Gate,
  type GuardStop,
  type RunEvent,
} from '../../../src/model/index.ts';
import { valuesOf } from '../../../src/people/index.ts';
import { Guard } from '../../../src/run/guard.ts';
import { citizenNumber, fillState } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';

const SSN = ['132', '27', '2542'].join('-');
const POST = { method: 'POST', url: 'http://service.test/api/apply?step=1', headers: {}, body: null };

function field(...labels: string[]): ControlWords {
  return { shown: `field “${labels[0]}”`, labels };
}

/** A guard with one citizen in the middle of their first step. */
function guardWith(testValues: string[] = []): { guard: Guard; gate: Gate; stops: Omit<GuardStop, 't'>[] } {
  const guard = new Guard({ scenario: scenarioWith({ steps: [fillState] }), testValues });
  guard.follows({ citizen: 1, step: 0 });
  const stops: Omit<GuardStop, 't'>[] = [];
  guard.onStop((stop) => stops.push(stop));
  return { guard, gate: guard.gateFor(guard.knows(citizenNumber(1))), stops };
}

test('everything that a citizen was made with may be typed into any field, and sent', () => {
  const { guard, gate } = guardWith();
  const fields = [
    'SSN',
    'Passport number',
    'Account number',
    'Driver’s license',
    'Date of birth',
    'EIN',
    'Phone',
  ];
  for (const [name, value] of valuesOf(citizenNumber(1))) {
    for (const label of [name, ...fields]) expect(gate.typed(value, field(label), true)).toBe(value);
    expect(gate.sent({ ...POST, body: JSON.stringify({ [name]: value, dob: value }) })).toBe(true);
  }
  expect(guard.signal.aborted).toBe(false);
});

test('what could be somebody’s is stopped before it is typed, with citizen, control, step, reason and a way out', () => {
  const { guard, gate, stops } = guardWith();
  expect(() => gate.typed('132272542', field('Social Security number'), true)).toThrow(StepFailure);
  expect(guard.signal.aborted).toBe(true);
  expect(stops).toMatchObject([{ citizen: 1, step: 0, kind: 'ssn', value: '*******42' }]);
  const { reason = '' } = stops[0] ?? {};
  expect(reason).toContain(
    'which citizen 1 was about to type into field “Social Security number” at ‘fill state’',
  );
  expect(reason).toContain('could be somebody’s Social Security number');
  expect(reason).toContain('use {{ citizen.ssn }}');
  expect(reason).toContain('fixtures/test-values.txt, with the reason');
  expect(reason).not.toContain('1322');
  expect(() => guard.throwIfStopped()).toThrow(reason);
});

test('digits are judged by every word there is for their control: label, author’s name, what the scenario calls it', () => {
  for (const labels of [['Número de identificación', 'ssn'], ['Field 7', 'css=#ssn'], ['SSN']]) {
    expect(() => guardWith().gate.typed('132272542', field(...labels), true)).toThrow(StepFailure);
  }
  expect(guardWith().gate.typed('132272542', field('Order number', 'order_no'), true)).toBe('132272542');
});

test('after the first stop nothing passes any more, and it is told once', () => {
  const { gate, stops } = guardWith();
  expect(gate.sent({ ...POST, body: `ssn=${SSN}` })).toBe(false);
  expect(() => gate.typed('Ohio', field('State'), true)).toThrow(StepFailure);
  expect(() => gate.visited('http://service.test/')).toThrow(StepFailure);
  expect(gate.sent({ ...POST, body: 'phone: 614-459-1234' })).toBe(false);
  expect(stops).toHaveLength(1);
});

test('an address and the name of a file are looked at like what is typed', () => {
  expect(() => guardWith().gate.visited('http://service.test/find?ssn=132272542')).toThrow(
    /parameter “ssn” of the address/,
  );
  expect(() => guardWith().gate.uploaded(`/tmp/x/${SSN}.pdf`, field('Proof'))).toThrow(/the name of a file/);
  // Only the name leaves.
  expect(guardWith().gate.uploaded(`/home/${SSN}/proof.pdf`, field('Proof'))).toBe(`/home/${SSN}/proof.pdf`);
});

test('a page’s own request stops the run with its address, path and field, and without the value in any of them', () => {
  const { gate, stops } = guardWith();
  const url = `http://service.test/people/${SSN}/edit`;
  expect(gate.sent({ ...POST, url })).toBe(false);
  expect(stops[0]?.place).toBe(
    'in the path of the address of POST http://service.test/people/***-**-****/edit, which the page of citizen 1 sent at ‘fill state’',
  );
  expect(JSON.stringify(stops)).not.toContain(SSN);
});

test('declared values pass, and so do those that templates drew by chance', () => {
  const { guard, gate } = guardWith([SSN]);
  expect(gate.typed(SSN, field('SSN'), true)).toBe(SSN);
  const drawn = (template: string): string => template.replaceAll('{{ random.date.past }}', '1987-06-05');
  expect(guard.renders('born {{ random.date.past }}', drawn)).toBe('born 1987-06-05');
  expect(gate.sent({ ...POST, body: '{"dob":"1987-06-05"}' })).toBe(true);
  expect(gate.sent({ ...POST, body: '{"dob":"1987-06-04"}' })).toBe(false);
});

test('what a form made of the citizen’s own values passes, and is known when it is sent; the same text of a scenario is not', () => {
  const citizen = citizenNumber(1);
  const cut = citizen.identity.accountNumber.slice(0, 10);
  const { gate } = guardWith();
  expect(gate.typed(cut, field('Account number'), false)).toBe(cut);
  expect(gate.sent({ ...POST, body: JSON.stringify({ accountNumber: cut }) })).toBe(true);
  expect(() => guardWith().gate.typed(cut, field('Account number'), true)).toThrow(StepFailure);
  // Not made of anything the citizen has.
  expect(() => guardWith().gate.typed('B23394604', field('Passport number'), false)).toThrow(StepFailure);
});

test('values of citizens who have landed stay known: the service goes on showing them to others', () => {
  const { guard } = guardWith();
  guard.knows(citizenNumber(2));
  guard.written({ type: 'citizen.finished', t: 1, citizen: 2, outcome: 'finished', durationMs: 1 });
  const clerk = guard.gateFor(guard.knows(citizenNumber(3)));
  const { passportNumber } = citizenNumber(2).identity;
  expect(clerk.typed(passportNumber, field('Passport number'), true)).toBe(passportNumber);
});

test('from the stop on, nothing is written with the value in it, in whatever form', () => {
  const { guard, gate } = guardWith();
  gate.sent({ ...POST, body: '{"ssn":"132272542"}' });
  const step: RunEvent = {
    type: 'step',
    t: 2,
    citizen: 1,
    index: 0,
    title: 'fill number',
    startedAt: 1,
    durationMs: 1,
    outcome: 'failed',
    value: '132 27 2542',
    given: [{ control: 'x', value: SSN }],
  };
  const exchange = {
    type: 'exchange',
    url: 'http://service.test/132%2027%202542',
    durationMs: 12,
    status: 200,
  } as RunEvent;
  expect(guard.written(step)).toMatchObject({
    value: '*** ** ****',
    given: [{ value: '***-**-****' }],
    startedAt: 1,
  });
  expect(JSON.stringify(guard.written(exchange))).not.toMatch(/2542/);
});

test('what a page says of somebody is never written, though nothing was sent', () => {
  const { guard } = guardWith();
  const about = { t: 1, citizen: 1, step: 0 };
  const problem: RunEvent = {
    ...about,
    type: 'page.problem',
    source: 'console',
    message: `no such SSN: ${SSN}`,
  };
  expect(guard.written(problem)).toEqual({ ...problem, message: 'no such SSN: ***-**-****' });
  const observed: RunEvent[] = [
    { ...about, type: 'page.download', name: `award of ${SSN}.pdf` },
    {
      ...about,
      type: 'values.flag',
      flag: 'pii',
      message: `no SSN: ${SSN}`,
      refused: true,
      url: 'http://a.test/',
    },
    {
      ...about,
      type: 'a11y',
      url: 'http://a.test/',
      state: '0a1b2c3d',
      violations: [
        { rule: 'label', impact: 'critical', help: 'Labels', nodes: 1, selector: `[title="SSN ${SSN}"]` },
      ],
    },
  ];
  for (const event of observed) expect(JSON.stringify(guard.written(event))).toContain('***-**-****');
  const sample = { type: 'generator', t: 1 } as RunEvent;
  expect(guard.written(sample)).toBe(sample);
});
