import { expect, test } from '@playwright/test';
import { flatten, type Persona, type ScriptItem } from '../../../src/model/index.ts';
import { planRun } from '../../../src/plan/index.ts';
import { outlookLines } from '../../../src/run/outlook-lines.ts';
import { outlookOf } from '../../../src/run/outlook.ts';
import { somebody } from '../../support/people.ts';
import { scenarioWith } from '../../support/scenario.ts';
import { step } from '../../support/steps.ts';

const click = (name: string): ScriptItem => ({ item: 'step', ...step({ click: name }) });
const half = (name: string): ScriptItem => ({
  item: 'choose',
  options: [{ share: 0.5, items: [click(name)] }],
});

test('a dry run shows who works on the other side of the counter, beside the citizens', () => {
  const clerk: Persona = { ...somebody, id: 'clerk' };
  const script = [half('Ask')];
  const work: ScriptItem[] = [
    click('Sign in'),
    { item: 'repeat', times: 'always', items: [half('Approve')] },
  ];
  const flat = flatten(script, [{ persona: 'clerk', users: 4, script: work }]);
  const fault = { name: 'desks', kind: 'latency', settings: {}, service: '**', share: 1, persona: 'clerk' };
  const scenario = scenarioWith({ users: 10, personas: ['somebody'], script, ...flat, faults: [fault] });
  const outlook = outlookOf(planRun(scenario, [somebody, clerk], 1), { name: 'desk', services: [] });
  expect(outlook).toMatchObject({ users: 10, personas: [{ id: 'somebody', citizens: 10 }] });
  expect(outlook.faults).toMatchObject([{ exposed: 4 }]);
  const lines = outlookLines(outlook);
  const at = lines.findIndex((line) => line.startsWith('Staff'));
  expect(lines.slice(at, at + 7)).toEqual([
    'Staff: 4 clerk, from before the first citizen until the last one is done',
    '  click Sign in        4',
    '  again and again      4',
    '    one of             4',
    '      50 %             2',
    '        click Approve  2',
    '      none of these    2',
  ]);
});
