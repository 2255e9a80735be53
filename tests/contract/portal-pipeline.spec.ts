import { expect, test } from '@playwright/test';
import { lastApplicant } from '../../apps/portal/last-applicant.ts';
import type { Engine } from '../../apps/platform/engine.ts';
import { openEmbedded } from '../../apps/platform/embedded.ts';

let engine: Engine;
test.beforeAll(async () => {
  engine = await openEmbedded('memory');
});
test.afterAll(() => engine.close());

test('of statements on their way at once each gets its own answer, and one that fails takes no other with it', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      index % 7 === 3
        ? engine.rows('select 100 / ($1::integer - $1::integer) as share', [index])
        : engine.rows('select $1::integer as mine, $2::text as word', [index, `word ${index}`]),
    ),
  );
  for (const [index, one] of all.entries()) {
    if (index % 7 === 3) {
      expect(one).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('division by zero') },
      });
    } else {
      expect(one).toEqual({ status: 'fulfilled', value: [{ mine: index, word: `word ${index}` }] });
    }
  }
});

test('a statement that is none is an error each time, and what comes along with it is answered', async () => {
  for (let time = 0; time < 2; time += 1) {
    const [wrong, right] = await Promise.allSettled([
      engine.rows('selekt 1', []),
      engine.rows('select 1 as one', []),
    ]);
    expect(wrong).toMatchObject({ status: 'rejected' });
    expect(right).toEqual({ status: 'fulfilled', value: [{ one: 1 }] });
  }
});

test('values come back as they went in', async () => {
  const moment = new Date('2026-11-02T08:30:00.125Z');
  const given = [moment, { steps: ['“one”', 2] }, true, null, "é\\'", 12.5];
  const sql = `select $1::timestamptz as moment, $2::jsonb as steps, $3::boolean as yes, $4::text as nothing,
    $5::text as word, $6::float8 as half`;
  expect(await engine.rows(sql, given)).toEqual([
    { moment, steps: given[1], yes: true, nothing: null, word: given[4], half: 12.5 },
  ]);
});

test('nobody who comes after a restart gets the number of somebody who left anything here, not even after the millionth', async () => {
  await engine.run(`
    create table drafts (applicant text);
    create table desks (caseworker text);
    insert into drafts values ('applicant-999999'), ('applicant-1000000'), ('somebody else 7');
    insert into desks values (null), ('applicant-000012')`);
  const database = { select: <Row>(sql: string) => engine.rows<Row>(sql, []) };
  const desks = { table: 'desks', column: 'caseworker' };
  expect(await lastApplicant(database, [desks])).toBe(12);
  expect(await lastApplicant(database, [desks, { table: 'drafts' }])).toBe(1_000_000);
  await engine.run('truncate desks');
  expect(await lastApplicant(database, [desks])).toBe(0);
});
