import { appendFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Exchange, RunEvent, StepFinished } from '../../../src/model/index.ts';
import { EVENTS_FILE, keepTables, relations } from '../../../src/record/index.ts';
import { sampleEvents } from '../../support/debrief-sample.ts';
import { leaveRecord, rowsOf } from './asked.ts';

const BEGIN: RunEvent = {
  type: 'run.started',
  t: 0,
  runId: 'RUN-1',
  scenario: 'Grant',
  seed: 7,
  users: 1,
  rampUpMs: 1_000,
  target: 'http://127.0.0.1:1',
  at: '2026-11-21T10:15:03.250Z',
  browser: 'chromium 141',
};
const EXCHANGE: Exchange = {
  type: 'exchange',
  t: 150.5,
  citizen: 1,
  step: 2,
  method: 'POST',
  url: 'http://127.0.0.1:1/api',
  service: 'grants',
  kind: 'api',
  status: 422,
  startedAt: 100.25,
  durationMs: 50.25,
  touch: 'faulted',
  fault: 'slow',
  rejection: { rule: 'R-1', title: 'Out of state' },
  dbMs: 4,
  error: 'none',
  route: 'http://127.0.0.1:1/:id',
  ttfbMs: 40,
  dnsMs: 1,
  connectMs: 2,
  bytes: 612,
  protocol: 'h2',
};

test('what the catalogue says of a table is what a query finds there, with plain names', async ({}, info) => {
  await leaveRecord(info.outputPath('run'), [BEGIN]);
  for (const { name, columns } of relations) {
    const found = await rowsOf(
      info.outputPath('run'),
      `select column_name, column_type from (describe select ${columns.map((column) => column.name).join(', ')} from ${name})`,
    );
    expect(found.map((row) => [row['column_name'], row['column_type']])).toEqual(
      columns.map((column) => [column.name, column.type]),
    );
    const all = await rowsOf(info.outputPath('run'), `select count(*) n from (describe ${name})`);
    expect(all, name).toEqual([{ n: columns.length }]);
  }
});

test('every field of an exchange and of a step is a column of its row', async ({}, info) => {
  const step: StepFinished = {
    type: 'step',
    t: 400,
    citizen: 1,
    index: 2,
    title: 'click Submit',
    startedAt: 90,
    durationMs: 300,
    outcome: 'failed',
    value: 'Iowa',
    given: [{ control: 'State', value: 'Iowa' }],
    failure: { code: 'gave-up', message: 'm', hint: 'h', page: 'p' },
    attempt: 2,
    retried: true,
  };
  const dir = info.outputPath('run');
  await leaveRecord(dir, [BEGIN, EXCHANGE, step]);
  expect(await rowsOf(dir, 'from exchanges')).toEqual([
    {
      run_id: 'run',
      time: '2026-11-21T10:15:03.35025Z',
      t_ms: 100.25,
      citizen: 1,
      step: 2,
      method: 'POST',
      url: 'http://127.0.0.1:1/api',
      service: 'grants',
      kind: 'api',
      foreign_host: false,
      status: 422,
      duration_ms: 50.25,
      touch: 'faulted',
      fault: 'slow',
      rule: 'R-1',
      rejection: 'Out of state',
      db_ms: 4,
      error: 'none',
      route: 'http://127.0.0.1:1/:id',
      ttfb_ms: 40,
      dns_ms: 1,
      connect_ms: 2,
      bytes: 612,
      protocol: 'h2',
      sim: true,
    },
  ]);
  expect(await rowsOf(dir, 'select * exclude (run_id, time, sim) from steps')).toEqual([
    {
      t_ms: 90,
      citizen: 1,
      step: 2,
      title: 'click Submit',
      duration_ms: 300,
      outcome: 'failed',
      value: 'Iowa',
      given: '[{"control":"State","value":"Iowa"}]',
      failure: 'gave-up',
      message: 'm',
      hint: 'h',
      page: 'p',
      attempt: 2,
      retried: true,
    },
  ]);
});

test('a citizen is one row from plan to end, a pause is time of the run, and no kind of event is lost', async ({}, info) => {
  const dir = info.outputPath('run');
  const unknown = { type: 'vitals', t: 77, citizen: 1, step: 0, lcpMs: 900 } as unknown as RunEvent;
  await leaveRecord(dir, [
    BEGIN,
    { type: 'citizen.started', t: 12, citizen: 1, persona: 'farmer', plannedAt: 10, arms: ['exposed'] },
    { type: 'run.held', t: 20, what: 'paused' },
    { type: 'run.held', t: 50, what: 'resumed' },
    { type: 'page.problem', t: 60, citizen: 1, step: 0, source: 'console', message: 'oh' },
    { type: 'page.dialog', t: 61, citizen: 1, step: 0, kind: 'confirm', message: 'Sure?', answer: 'ok' },
    { type: 'fault', t: 62, fault: 'slow', what: 'fired', citizen: 1, url: 'u' },
    { type: 'guard', t: 63, citizen: 1, step: 0, kind: 'ssn', value: '***', place: 'here', reason: 'why' },
    unknown,
    { type: 'citizen.complained', t: 80, citizen: 1, step: 3, words: 'I tried' },
    { type: 'citizen.finished', t: 90, citizen: 1, outcome: 'abandoned', durationMs: 78 },
    { type: 'citizen.finished', t: 90, citizen: 2, outcome: 'not-started', durationMs: 0 },
    { type: 'run.held', t: 91, what: 'paused' },
    { type: 'run.finished', t: 100, interrupted: true, reason: 'Ctrl-C' },
  ]);
  const one =
    'citizen, persona, planned_ms, waited_ms, arms, outcome, duration_ms, complaint, complained_at_step';
  expect(await rowsOf(dir, `select ${one} from citizens`)).toEqual([
    {
      citizen: 1,
      persona: 'farmer',
      planned_ms: 10,
      waited_ms: 2,
      arms: ['exposed'],
      outcome: 'abandoned',
      duration_ms: 78,
      complaint: 'I tried',
      complained_at_step: 3,
    },
    expect.objectContaining({ citizen: 2, persona: null, outcome: 'not-started', waited_ms: null }),
  ]);
  expect(
    await rowsOf(dir, 'select seed, users, duration_ms, paused_ms, interrupted, reason, verdict from runs'),
  ).toEqual([
    {
      seed: 7,
      users: 1,
      duration_ms: 100,
      paused_ms: 39,
      interrupted: true,
      reason: 'Ctrl-C',
      verdict: null,
    },
  ]);
  expect(
    await rowsOf(dir, 'select source, kind, message, answer, masked from problems order by t_ms'),
  ).toEqual([
    { source: 'console', kind: null, message: 'oh', answer: null, masked: null },
    { source: 'dialog', kind: 'confirm', message: 'Sure?', answer: 'ok', masked: null },
    { source: 'guard', kind: 'ssn', message: 'why', answer: null, masked: '***' },
  ]);
  const others = await rowsOf(dir, 'select type, citizen, event from events order by t_ms');
  expect(others.map(({ type }) => type)).toEqual([
    'run.started',
    'run.held',
    'run.held',
    'vitals',
    'run.held',
    'run.finished',
  ]);
  expect(others[3]).toEqual({ type: 'vitals', citizen: 1, event: JSON.stringify(unknown) });
});

test('whatever text a page comes up with arrives in its column as it was', async ({}, info) => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      "'); drop table exchanges; --",
      '\u2028</script>\r\n',
      '\\ud800',
      '"',
      '\u0000',
      '{"type":"step"}',
    ),
    // Half a character, which no other reader takes.
    fc.constantFrom('\ud800', 'x\udc00\ud800\\\udfff'),
  );
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 7, maxLength: 7 }), async (texts) => {
      const [url = '', service = '', fault = '', rule = '', title = '', error = '', message = ''] = texts;
      const dir = info.outputPath(`run-${(runs += 1)}`);
      await leaveRecord(dir, [
        BEGIN,
        { ...EXCHANGE, url, service, fault, rejection: { rule, title }, error },
        { type: 'page.problem', t: 1, citizen: 1, step: 0, source: 'console', message },
      ]);
      const asked = 'select url, service, fault, rule, rejection, error, message from exchanges, problems';
      const [row] = await rowsOf(dir, asked);
      const sound = (text: string): string => Buffer.from(text).toString();
      expect(Object.values(row ?? {})).toEqual([url, service, fault, rule, title, error, message].map(sound));
    }),
    { numRuns: 25 },
  );
});

test('a record cut off in the middle of a line gives all of its whole events, and says what is left out', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, [BEGIN, EXCHANGE], 'nonsense\n[1]\n{"type":"exch');
  expect(await rowsOf(dir, 'select (select count(*) from exchanges) n, left_out from runs')).toEqual([
    { n: 1, left_out: 3 },
  ]);
});

test('tables are made once, and again when the record has grown', async ({}, info) => {
  const dir = info.outputPath('run');
  await leaveRecord(dir, [BEGIN, EXCHANGE]);
  await keepTables(dir);
  const made = async (): Promise<number> => (await stat(join(dir, 'tables', 'exchanges.parquet'))).ino;
  const first = await made();
  await keepTables(dir);
  expect(await made()).toBe(first);
  await appendFile(join(dir, EVENTS_FILE), `${JSON.stringify(EXCHANGE)}\n`);
  expect(await rowsOf(dir, 'select count(*) n from exchanges')).toEqual([{ n: 2 }]);
});

test('those who make tables at the same time do not trip over each other, and nothing is left over', async ({}, info) => {
  const dir = info.outputPath("it's [a] * run?");
  await leaveRecord(dir, sampleEvents({ users: 30 }));
  // What somebody left who was killed; no process has this number.
  await writeFile(join(dir, '.making-99999999-x'), '');
  const counted = await Promise.all(
    Array.from({ length: 4 }, () => rowsOf(dir, 'select count(*) n from citizens')),
  );
  expect(counted).toEqual(Array.from({ length: 4 }, () => [{ n: 30 }]));
  expect((await readdir(dir)).toSorted()).toEqual([EVENTS_FILE, 'tables']);
});
