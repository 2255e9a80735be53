import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { hearComplaints } from '../../../src/browser/sensing/complaints.ts';
import type { Signal } from '../../../src/model/index.ts';

type Context = Parameters<typeof hearComplaints>[0];

/** Hears a context that is none; only its events are looked at. */
function hearing(): { context: EventEmitter; told: Signal[]; debugged: string[]; end: () => void } {
  const context = new EventEmitter();
  const [told, debugged]: [Signal[], string[]] = [[], []];
  const end = hearComplaints(
    context as unknown as Context,
    (signal) => told.push(signal),
    (message) => debugged.push(message.text()),
  );
  return { context, told, debugged, end };
}

const line = (type: string, text: string): object => ({ type: () => type, text: () => text });

for (const type of ['error', 'log']) {
  test(`of 100,000 lines of the kind “${type}” at once the first 2,000 are heard, and it is said`, () => {
    const { context, told } = hearing();
    for (let i = 0; i < 100_000; i++) context.emit('console', line(type, `line ${i}`));
    expect(context.listenerCount('console')).toBe(0);
    expect(told).toHaveLength(type === 'error' ? 2_000 : 1);
    expect(told.at(-1)).toEqual({
      type: 'page.problem',
      source: 'console',
      message: 'the page wrote 2000 lines; nothing more of its console is heard',
    });
  });
}

test('of 100,000 uncaught errors at once the first 2,000 are heard', () => {
  const { context, told } = hearing();
  for (let i = 0; i < 100_000; i++) context.emit('weberror', { error: () => new Error(`error ${i}`) });
  expect(told).toHaveLength(2_000);
  expect(told.at(-1)).toMatchObject({ source: 'exception', message: 'error 1999' });
});

test('errors are complaints, our own scripts are heard apart, and nothing is heard after the end', () => {
  const { context, told, debugged, end } = hearing();
  for (const type of ['log', 'warning', 'debug', 'error']) context.emit('console', line(type, type));
  end();
  context.emit('console', line('error', 'late'));
  context.emit('weberror', { error: () => new Error('late') });
  expect(told).toEqual([{ type: 'page.problem', source: 'console', message: 'error' }]);
  expect(debugged).toEqual(['debug']);
});
