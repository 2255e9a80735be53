import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { EVENTS_FILE, openRecord, readEvents } from '../../../src/record/index.ts';
import { sampleEvents } from '../../support/debrief-sample.ts';

test('what was observed is read back as it was, in order', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  // More than one buffer full, so that the order of several writes is proven too.
  const events = sampleEvents({ users: 400, hostile: ' — “é” \u2028 </script>\n' });
  const record = openRecord(dir);
  for (const event of events) record.append(event);
  await record.close();
  expect(await readEvents(dir)).toEqual({ events, truncated: false });
});

test('an event is on disk soon after it happened, without anybody closing the record', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const record = openRecord(dir);
  const [first] = sampleEvents();
  if (!first) throw new Error('the sample has events');
  record.append(first);
  await expect.poll(() => readFile(join(dir, EVENTS_FILE), 'utf8')).toBe(`${JSON.stringify(first)}\n`);
  await record.close();
});

test('a record cut off at any byte loses the line that was cut and nothing before it', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  const events = sampleEvents({ users: 2, hostile: 'é' });
  const whole = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const ends = events.reduce<number[]>((all, event) => {
    return [...all, (all.at(-1) ?? 0) + Buffer.byteLength(`${JSON.stringify(event)}\n`)];
  }, []);
  const last = fc.integer({ min: (ends.at(-2) ?? 0) + 1, max: whole.length });
  await fc.assert(
    fc.asyncProperty(fc.oneof(last, fc.integer({ min: 0, max: whole.length })), async (at) => {
      await writeFile(join(dir, EVENTS_FILE), whole.subarray(0, at));
      // An event is whole without the end of its line.
      const intact = ends.filter((end) => end - 1 <= at).length;
      const truncated = at > 0 && ends.every((end) => at !== end && at !== end - 1);
      expect(await readEvents(dir)).toEqual({ events: events.slice(0, intact), truncated });
    }),
    { numRuns: 40 },
  );
});

test('a record that is broken in the middle is refused with the line', async ({}, info) => {
  const dir = info.outputPath();
  await mkdir(dir, { recursive: true });
  await writeFile(
    join(dir, EVENTS_FILE),
    '{"type":"run.finished","t":1,"interrupted":false}\nnonsense\n{}\n',
  );
  await expect(readEvents(dir)).rejects.toThrow('could not read the record, because line 2 is not an event');
});

test('a record that cannot be written never throws at a citizen, and says so in the end', async ({}, info) => {
  const record = openRecord(join(info.outputPath(), 'no', 'such', 'folder'));
  for (const event of sampleEvents({ users: 3 })) record.append(event);
  await expect(record.close()).rejects.toThrow(
    /could not write the last \d+ events of the record, because ENOENT/,
  );
});

// The device of Linux that is always full; other systems have none.
if (existsSync('/dev/full')) {
  test('a full disk is named as such, with how much of the record is missing', async ({}, info) => {
    const dir = info.outputPath();
    await mkdir(dir, { recursive: true });
    await symlink('/dev/full', join(dir, EVENTS_FILE));
    const record = openRecord(dir);
    const events = sampleEvents({ users: 3 });
    for (const event of events) record.append(event);
    await expect(record.close()).rejects.toThrow(
      `could not write the last ${events.length} events of the record, because the disk is full`,
    );
  });
}
