import { PassThrough } from 'node:stream';
import { WriteStream, type ReadStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { screenLines, WatchScreen } from '../../../src/cli/watch.ts';
import type { Progress } from '../../../src/run/index.ts';

/** A terminal that a test types on and reads. */
function terminal(columns = 100) {
  const keyboard = new PassThrough();
  const screen = new PassThrough();
  const raw: boolean[] = [];
  const input = Object.assign(keyboard, {
    isTTY: true,
    setRawMode: (on: boolean) => void raw.push(on),
  }) as unknown as ReadStream;
  const cursor = {
    moveCursor: WriteStream.prototype.moveCursor,
    cursorTo: WriteStream.prototype.cursorTo,
    clearScreenDown: WriteStream.prototype.clearScreenDown,
  };
  const output = Object.assign(screen, { isTTY: true, columns }, cursor) as unknown as WriteStream;
  return {
    streams: { in: input, out: output },
    type: (keys: string) => keyboard.write(keys),
    shown: () => String(screen.read() ?? ''),
    raw,
  };
}

const progress: Progress = {
  elapsedMs: 62_000,
  planned: 40,
  started: 20,
  active: 6,
  waiting: 0,
  finished: 13,
  failed: 1,
  abandoned: 0,
  lost: 0,
  p95Ms: 120,
  errors: 2,
  view: {
    faults: ['slow eligibility'],
    failures: [{ t: 31_000, citizen: 7, step: 'click Submit', message: 'no button called “Submit”' }],
    lateMs: 12,
    generator: {
      type: 'generator',
      t: 61_000,
      hostCpu: 0.83,
      loopDelayMs: 21,
      browserDelayMs: 4,
      rssMb: 210,
      active: 6,
      waiting: 0,
    },
  },
};

test('the screen shows how far the run is, its figures, faults, the generator and the last failures', () => {
  expect(screenLines(progress, 'FLYING')).toEqual([
    'FLYING  ████████████············ 50 %',
    '1m 2s: 20 of 40 started, 6 on the way, 13 finished, 1 failed, p95 120 ms, 2 errors',
    'Faults:    slow eligibility',
    'Generator: CPU 83 %, event loop 21 ms, browsers answer in 4 ms, starts late by 12 ms, 210 MB',
    'Failures, the last one first:',
    '  31 s citizen 7 at click Submit: no button called “Submit”',
    'p pause · r resume · d drain: nobody new begins · q stop at once',
  ]);
});

test('keys pause, resume, drain and stop, and other keys do nothing', async () => {
  const { streams, type, shown } = terminal();
  const screen = new WatchScreen(streams);
  const pressed: string[] = [];
  const note = (what: string) => () => void pressed.push(what);
  screen.listen({ pause: note('pause'), resume: note('resume'), drain: note('drain'), stop: note('stop') });
  screen.progress(progress);
  type('xp');
  await expect.poll(() => pressed).toEqual(['pause']);
  expect(shown()).toContain('PAUSED');
  type('r');
  await expect.poll(() => pressed).toEqual(['pause', 'resume']);
  type('dq');
  await expect.poll(() => pressed).toEqual(['pause', 'resume', 'drain', 'stop']);
  expect(shown()).toContain('DRAINING');
});

test('drawing anew goes up as many rows as were drawn, and what stays is printed above', () => {
  const { streams, shown } = terminal(60);
  const screen = new WatchScreen(streams);
  screen.progress(progress);
  const rows = shown().split('\n');
  expect(rows).toHaveLength(7);
  expect(Math.max(...rows.map((row) => stripVTControlCharacters(row).length))).toBeLessThan(60);
  screen.print('⏱ Ramp up complete');
  expect(shown()).toContain('\u001b[6A\u001b[1G\u001b[0J⏱ Ramp up complete\nFLYING');
});

test('after the run the terminal is as it was, and a key does nothing any more', async () => {
  const { streams, type, raw } = terminal();
  const screen = new WatchScreen(streams);
  const pressed: string[] = [];
  const note = (): void => void pressed.push('key');
  screen.listen({ pause: note, resume: note, drain: note, stop: note });
  screen.close();
  expect(raw).toEqual([true, false]);
  type('p');
  await new Promise((resolve) => setImmediate(resolve));
  expect(pressed).toEqual([]);
});
