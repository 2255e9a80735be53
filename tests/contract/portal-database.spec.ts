import { Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { Citizen } from '../bench/portal-citizen.ts';
import { JOURNEYS } from '../bench/portal-journeys.ts';
import { claimAt, fileClaim, FILED, hoursLater, overrideNext, visit } from '../support/claimant.ts';
import { failToStart, type RunningPortal, startPortal } from '../support/portal.ts';
import { hasPostgres, type Postgres, startPostgres } from '../support/postgres.ts';

/** The databases that the portal can stand on; the second where there is a server. */
const ENGINES: readonly (readonly [string, () => Promise<Postgres | undefined>])[] = [
  ['the embedded database', () => Promise.resolve(undefined)],
  ...(hasPostgres() ? [['a PostgreSQL server', startPostgres] as const] : []),
];

for (const [name, start] of ENGINES) {
  test(`on ${name} every journey comes to its end, people file claims, caseworkers decide them, and nobody gets in another's way`, async () => {
    const server = await start();
    const portal = await startPortal('--data', server?.address ?? 'memory');
    await everyServiceIsThere(portal);
    await everybodyIsServed(portal);
    await portal.stop();
    if (server) await theDataIsStillThere(server);
    await server?.stop();
  });
}

async function everyServiceIsThere({ origin }: RunningPortal): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  await Promise.all(JOURNEYS.map(({ fly }) => fly(new Citizen(origin, agent))));
  agent.destroy();
}

async function everybodyIsServed({ origin }: RunningPortal): Promise<void> {
  const claimants = await Promise.all(Array.from({ length: 8 }, () => visit(origin)));
  const numbers = await Promise.all(
    claimants.map((each, index) => fileClaim(each, index % 2 === 0 ? 'quit' : 'lack-of-work')),
  );
  expect(new Set(numbers).size).toBe(8);

  const caseworkers = await Promise.all(Array.from({ length: 4 }, () => visit(origin, 'caseworker')));
  const taken = await Promise.all(caseworkers.map((each) => overrideNext(each, hoursLater(2))));
  expect(new Set(taken)).toEqual(new Set(numbers.filter((_, index) => index % 2 === 0)));
  expect(await overrideNext(caseworkers[0]!, hoursLater(2))).toBeUndefined();

  const ends = await Promise.all(claimants.map((each) => claimAt(each, hoursLater(48))));
  for (const end of ends) expect(end).toMatchObject({ state: 'decided', decision: 'approved' });

  const text = 'Decided, at last.';
  expect((await claimants[0]!.post('/api/feed/posts', { text })).status()).toBe(201);
  expect(await (await claimants[1]!.get('/api/feed/posts')).json()).toMatchObject({
    posts: [{ text, posted: FILED }],
  });
  await Promise.all([...claimants, ...caseworkers].map((each) => each.leave()));
}

async function theDataIsStillThere({ address }: Postgres): Promise<void> {
  const again = await startPortal('--data', address);
  const next = await visit(again.origin);
  expect(await fileClaim(next)).not.toBe('UI-000001');
  const { total } = (await (await next.get('/api/feed/posts')).json()) as { total: number };
  expect(total).toBeGreaterThan(0);
  await next.leave();
  await again.stop();
}

test('a database server that does not answer is named, with what to do', async () => {
  const { code, stderr } = await failToStart(
    '--port',
    '0',
    '--data',
    'postgres://nobody@127.0.0.1:1/nothing',
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/database .* does not answer: .*ECONNREFUSED/);
});
