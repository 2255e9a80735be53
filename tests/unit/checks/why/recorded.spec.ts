import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { grouped, whyOf } from '../../../../src/checks/why/index.ts';
import type { Plan, RunEvent } from '../../../../src/model/index.ts';

/** Flights with planted causes, as `npm run bench:why -- --keep` leaves them. */
const RECORDED = fileURLToPath(new URL('recorded/', import.meta.url));

for (const file of readdirSync(RECORDED)) {
  const [first = '', ...lines] = readFileSync(`${RECORDED}${file}`, 'utf8').trimEnd().split('\n');
  const {
    name,
    expect: planted,
    plan,
  } = JSON.parse(first) as {
    name: string;
    expect: string | string[];
    plan: Plan;
  };

  test(`of a recorded flight in which ${name}, the cause is found`, () => {
    const events = lines.map((line) => JSON.parse(line) as RunEvent);
    const found = grouped(whyOf(events, plan).values()).map(({ kind, subject }) => `${kind} ${subject}`);
    const wanted = [planted].flat().map((cause) => {
      const [kind, ...subject] = cause.split(' ');
      return expect.stringMatching(new RegExp(`^${kind} .*${subject.join(' ')}`));
    });
    expect(found).toHaveLength(wanted.length);
    for (const cause of wanted) expect(found).toContainEqual(cause);
  });
}
