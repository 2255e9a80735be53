import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from '@playwright/test';
import { LiveLine } from '../../../src/cli/live-line.ts';

const ERASE = '\r\u001b[2K';

/** Where a command prints: a terminal of that width, or a pipe. */
function output(terminal?: { columns: number }) {
  const stream = new PassThrough();
  const kind = terminal ? { isTTY: true, ...terminal } : {};
  const out = Object.assign(stream, kind) as PassThrough & WriteStream;
  return { out, printed: () => String(stream.read() ?? '') };
}

function progressAt(elapsedMs: number) {
  const view = { faults: [], failures: [], lateMs: 0 };
  const quiet = { waiting: 0, failed: 0, abandoned: 0, lost: 0, errors: 0, view };
  return { ...quiet, elapsedMs, planned: 40, started: 24, active: 6, finished: 18, p95Ms: 120 };
}

test('on a terminal progress is one line that is written over', () => {
  const { out, printed } = output({ columns: 200 });
  const live = new LiveLine(out);
  live.progress(progressAt(500));
  live.progress(progressAt(1_000));
  const [before, first, second] = printed().split(ERASE);
  expect(before).toBe('');
  expect(first).toContain('24 of 40 started, 6 on the way, 18 finished');
  expect(second).toContain('24 of 40 started');
  expect(first).not.toContain('\n');
  expect(second).not.toBe(first);
});

test('on a narrow terminal the line is cut rather than wrapped, since only one row can be written over', () => {
  const { out, printed } = output({ columns: 20 });
  new LiveLine(out).show('a line that is much longer than the terminal is wide');
  expect(printed()).toBe(`${ERASE}a line that is much`);
});

test('what stays is printed on a row of its own, without what was there before', () => {
  const { out, printed } = output({ columns: 80 });
  const live = new LiveLine(out);
  live.show('… starting the portal');
  live.print('⏱ Ramp up complete');
  expect(printed()).toBe(`${ERASE}… starting the portal${ERASE}⏱ Ramp up complete\n`);
});

test('in a pipe there are whole lines only, no control characters, and nothing that goes again', () => {
  const { out, printed } = output();
  const live = new LiveLine(out);
  live.show('… starting the portal');
  live.print('▶ Starting');
  live.clear();
  live.progress(progressAt(20_000));
  live.print('🏁 Scenario finished');
  const text = printed();
  expect(text).toMatch(/^▶ Starting\n20 s: 24 of 40 started.*\n🏁 Scenario finished\n$/);
  expect(text).not.toContain('\u001b');
});

test('in a pipe progress is told every 15 s of the run and not twice a second', () => {
  const { out, printed } = output();
  const live = new LiveLine(out);
  for (let ms = 500; ms <= 61_000; ms += 500) live.progress(progressAt(ms));
  expect(
    printed()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['15 s', '30 s', '45 s', '1m 0s']);
});
