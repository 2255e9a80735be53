import { expect, test } from '@playwright/test';
import { StepFailure, type Arrival, type RunEvent, type Step } from '../../../src/model/index.ts';
import { courseOf } from '../../../src/swarm/course.ts';
import { FakeSessions } from '../../support/fake-sessions.ts';
import { step } from '../../support/steps.ts';
import { flyOne } from './fly-one.ts';

const steps: Step[] = [
  step({ click: 'Apply' }),
  step({ visit: '/desk' }, { staff: 0 }),
  step({ click: 'Take' }, { staff: 0 }),
  step({ fill: { field: 'Note', value: '{{ random.states }}' } }, { staff: 0 }),
];
const staff = [{ persona: 'somebody', users: 1, script: [], rounds: { from: 2, to: 4 } }];
const clerk: Arrival = { number: 7, atMs: 0, persona: 'somebody', arms: [], staff: 0 };

/** One of the staff at work until they are let go: in the step that `perform` ends, or while they think. */
function work(
  sessions: FakeSessions,
  { letGo, stop }: { letGo: AbortController; stop?: AbortController },
): Promise<RunEvent[]> {
  const options = {
    signal: AbortSignal.any([letGo.signal, ...(stop ? [stop.signal] : [])]),
    letGo: letGo.signal,
    steps,
    staff,
    render: (_citizen: unknown, template: string, turn: number) =>
      template.replace('{{ random.states }}', `turn ${turn}`),
  };
  return flyOne(sessions, options, clerk);
}

const told = (events: RunEvent[]) =>
  events.flatMap((event) => (event.type === 'step' ? [event.value ?? event.title] : []));
const end = (events: RunEvent[]) => events.find((event) => event.type === 'citizen.finished');

test('staff does its own script, and its rounds again and again, each with chances of its own', async () => {
  const letGo = new AbortController();
  const sides = new Set<number | undefined>();
  const sessions = new FakeSessions(({ kind, staff: side }) => {
    sides.add(side);
    if (kind === 'fill' && ++rounds === 3) letGo.abort();
    return Promise.resolve(10);
  });
  let rounds = 0;
  const events = await work(sessions, { letGo });
  expect([...sides]).toEqual([0]);
  expect(told(events)).toEqual([
    'visit /desk',
    'click Take',
    'turn 3',
    'click Take',
    'turn 7',
    'click Take',
    'turn 11',
  ]);
  expect(events[0]).toMatchObject({ type: 'citizen.started', citizen: 7, staff: 0 });
  expect(end(events)).toMatchObject({ outcome: 'finished', rounds: 3 });
  expect(sessions.closed).toBe(1);
});

test('what staff does when it is let go is cut short, and no failure', async () => {
  const letGo = new AbortController();
  const sessions = new FakeSessions(({ kind }) => {
    if (kind !== 'fill') return Promise.resolve(10);
    letGo.abort();
    return Promise.reject(new StepFailure('interrupted', 'the run was stopped'));
  });
  const events = await work(sessions, { letGo });
  expect(told(events)).toEqual(['visit /desk', 'click Take']);
  expect(end(events)).toMatchObject({ outcome: 'finished', rounds: 0 });
});

test('a step that fails ends the work of whoever does it, and is told like any other', async () => {
  const letGo = new AbortController();
  const sessions = new FakeSessions(({ kind }) =>
    kind === 'fill' ? Promise.reject(new StepFailure('target-down', 'no answer')) : Promise.resolve(10),
  );
  const events = await work(sessions, { letGo });
  expect(events.filter((event) => event.type === 'step' && event.outcome === 'failed')).toHaveLength(1);
  expect(end(events)).toMatchObject({ outcome: 'failed', rounds: 0 });
});

test('staff that is stopped with the run was interrupted and has not finished', async () => {
  const stop = new AbortController();
  const sessions = new FakeSessions(() => {
    stop.abort(new Error('stopped by hand'));
    return Promise.resolve(10);
  });
  expect(end(await work(sessions, { letGo: new AbortController(), stop }))).toMatchObject({
    outcome: 'interrupted',
  });
});

test('citizens do nothing of what staff does', () => {
  const titles = (arrival: Partial<Arrival>) => [...courseOf(arrival, steps)].map((turn) => turn.step.title);
  expect(titles({})).toEqual(['click Apply']);
  expect(titles({ staff: 0 })).toEqual(['visit /desk', 'click Take', 'fill Note']);
});
