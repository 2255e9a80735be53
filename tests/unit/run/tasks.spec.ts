import { expect, test } from '@playwright/test';
import { runTasks, type Task } from '../../../src/run/tasks.ts';

const task = (title: string, during?: (log: string[]) => void): Task<string[]> => ({
  title,
  run(log) {
    log.push(`${title} up`);
    during?.(log);
    return Promise.resolve(() => Promise.resolve(void log.push(`${title} down`)));
  },
});
const never = new AbortController().signal;

test('what a run started it undoes in reverse order', async () => {
  const log: string[] = [];
  await runTasks([task('target'), task('browsers'), task('flight')], log, never);
  expect(log).toEqual([
    'target up',
    'browsers up',
    'flight up',
    'flight down',
    'browsers down',
    'target down',
  ]);
});

test('when a task fails, those before it are undone and the failure is what one hears', async () => {
  const log: string[] = [];
  const broken = task('browsers', () => {
    throw new Error('no browser');
  });
  await expect(runTasks([task('target'), broken, task('flight')], log, never)).rejects.toThrow('no browser');
  expect(log).toEqual(['target up', 'browsers up', 'target down']);
});

test('a stop between two tasks leaves out the rest and undoes what is up', async () => {
  const log: string[] = [];
  const stop = new AbortController();
  await runTasks([task('target', () => stop.abort()), task('browsers')], log, stop.signal);
  expect(log).toEqual(['target up', 'target down']);
});

test('a stop that makes a task throw is no error of the run', async () => {
  const log: string[] = [];
  const stop = new AbortController();
  const waiting = task('flight', () => {
    stop.abort(new Error('stopped by hand'));
    stop.signal.throwIfAborted();
  });
  await runTasks([task('target'), waiting], log, stop.signal);
  expect(log).toEqual(['target up', 'flight up', 'target down']);
});

test('an undo that fails does not keep the others from being undone', async () => {
  const log: string[] = [];
  const stuck: Task<string[]> = {
    title: 'browsers',
    run: () => Promise.resolve(() => Promise.reject(new Error('stuck'))),
  };
  const left = await runTasks([task('target'), stuck], log, never);
  expect(left).toEqual(['could not take down browsers, because stuck']);
  expect(log).toEqual(['target up', 'target down']);
});

test('an undo that never ends is left, and the others are undone', async () => {
  const log: string[] = [];
  const hung: Task<string[]> = {
    title: 'browsers',
    run: () => Promise.resolve(() => new Promise<void>(() => undefined)),
  };
  const left = await runTasks([task('target'), hung], log, never, 20);
  expect(left).toEqual(['could not take down browsers, because it did not end within 0.02 s']);
  expect(log).toEqual(['target up', 'target down']);
});
